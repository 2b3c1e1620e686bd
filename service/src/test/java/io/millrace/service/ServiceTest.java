package io.millrace.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "JSON", "xml", "../text"})
    void aFormOfTheLogThatThereIsNotIsNamedWithTheRule(String format) {
        assertThatThrownBy(() -> Service.requireKnown(format))
                .hasMessage("MILLRACE_LOG_FORMAT: must be text or json, was '%s'", format);
    }

    @Test
    void eachFormThatThereIsIsTaken() {
        assertThatCode(() -> Service.requireKnown("text")).doesNotThrowAnyException();
        assertThatCode(() -> Service.requireKnown("json")).doesNotThrowAnyException();
    }
}
