package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCaseTest {
    static List<Path> files() throws IOException {
        return QueryCase.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachFileIsACaseOfAQueryOfAFeature(Path file) throws IOException {
        assertThat(QueryCase.nameOf(file)).matches("[a-z-]+/[a-z-]+/[a-z-]+");
        assertThat(QueryCase.read(Files.readString(file)).why()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'why': 'w', 'events': {}, 'get': '/', 'answer': {}, 'anwser': {}}",
                "{'why': 'w', 'events': {'orders': {}}, 'get': '/', 'answer': {}}",
                "{'why': 'w', 'events': {}, 'get': '/'}",
                "{'why': 'w', 'get': '/', 'answer': {}}",
            })
    void aCaseHasItsMembersAndNoOthers(String json) {
        assertThatExceptionOfType(JsonMappingException.class).isThrownBy(() -> QueryCase.read(json.replace('\'', '"')));
    }
}
