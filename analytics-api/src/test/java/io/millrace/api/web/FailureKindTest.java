package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureKindTest {
    @ParameterizedTest
    @EnumSource
    void everyKindHasItsParagraphInTheDocuments(FailureKind kind) throws IOException {
        assertThat(Files.readString(Path.of("../docs/errors.md")))
                .contains("## " + kind.slug())
                .contains(Integer.toString(kind.status().getCode()));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatPassesByItselfIsWorthWaitingFor(FailureKind kind) {
        assertThat(kind.retryAfter() != null).isEqualTo(kind.status().getCode() == 503);
    }
}
