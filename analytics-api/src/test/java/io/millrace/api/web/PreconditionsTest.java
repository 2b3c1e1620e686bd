package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "               |          | \"a\" | true",
                "               |          |         | true",
                "*              |          | \"a\" | true",
                "*              |          |         | false",
                "\"a\"        |          | \"a\" | true",
                "\"b\", \"a\" |        | \"a\" | true",
                "\"b\"        |          | \"a\" | false",
                "W/\"a\"      |          | \"a\" | false",
                "\"x,y\"      |          | \"x,y\" | true",
                "               | *        | \"a\" | false",
                "               | *        |         | true",
                "               | \"a\"  | \"a\" | false",
                "               | W/\"a\" | \"a\" | false",
                "               | \"b\"  | \"a\" | true",
                "\"a\"        | \"a\"  | \"a\" | false",
            })
    void aStateIsHeldAgainstThem(
            @Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable String tag, boolean holds) {
        Preconditions conditions = of(ifMatch, ifNoneMatch);

        if (holds) {
            conditions.check(tag);
        } else {
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> conditions.check(tag))
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(FailureKind.PRECONDITION_FAILED);
                        assertThat(failure.errors()).singleElement().satisfies(error -> {
                            assertThat(failure).hasMessageStartingWith(error.parameter() + ": ");
                            assertThat(error.rule()).isEqualTo("precondition");
                        });
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"a", "\"a\" \"b\"", "*, \"a\"", "w/\"a\""})
    void whatIsNoTagIsRefused(String value) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> of(value, null))
                .withMessageStartingWith("If-Match: must be * or a list of entity tags")
                .satisfies(
                        failure -> assertThat(failure.errors()).singleElement().satisfies(error -> {
                            assertThat(error.parameter()).isEqualTo("If-Match");
                            assertThat(error.rule()).isEqualTo("format");
                        }));
    }

    /** As many as Netty's limit of all headers lets through. */
    @Test
    void aListMayHaveThousandsOfEmptyElements() {
        Preconditions conditions = of(",".repeat(8_000) + "\"a\"", null);

        conditions.check("\"a\"");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> conditions.check(null))
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    void aHeaderThatIsGivenTwiceIsOneList() {
        Preconditions conditions = Preconditions.of(
                HttpRequest.GET("/").header("If-Match", "\"a\"").header("If-Match", "\"b\""));

        conditions.check("\"a\"");
        conditions.check("\"b\"");
    }

    private static Preconditions of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        MutableHttpRequest<Object> request = HttpRequest.GET("/");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (ifNoneMatch != null) {
            request.header("If-None-Match", ifNoneMatch);
        }
        return Preconditions.of(request);
    }
}
