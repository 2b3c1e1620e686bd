package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.http.MediaType;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void theParameterGoesBeforeTheHeader() {
        assertThat(Form.of("csv", List.of(MediaType.APPLICATION_JSON_TYPE))).isEqualTo(Form.CSV);
        assertThat(Form.of(null, List.of(MediaType.of("text/csv")))).isEqualTo(Form.CSV);
        assertThat(Form.of(null, List.of())).isEqualTo(Form.JSON);
    }

    @Test
    void aTypeThatNoFormHasIsNotAcceptable() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Form.of(null, List.of(MediaType.TEXT_HTML_TYPE, MediaType.of("image/png;q=0.5"))))
                .withMessage("Accept: must allow application/json, application/x-ndjson or text/csv, "
                        + "was 'text/html, image/png;q=0.5'")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.NOT_ACCEPTABLE));
    }
}
