package io.millrace.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.files.JsonFile;
import io.millrace.catalog.files.Problems;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMergeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1, 'b': 2} | {'b': 3, 'c': 4} | {'a': 1, 'b': 3, 'c': 4}",
                "{'a': {'b': 1, 'c': 2}} | {'a': {'c': 3}} | {'a': {'b': 1, 'c': 3}}",
                "{'a': 1, 'b': 2} | {'b': null, 'c': {'d': null}} | {'a': 1, 'c': {}}",
                "{'a': 1} | {'a': {'b': 2}} | {'a': {'b': 2}}",
                "{'a': {'b': 2}} | {'a': 1} | {'a': 1}",
                "{'a': ['x', 'y']} | {'a': ['z', 'x']} | {'a': ['z', 'x', 'y']}",
                "{'a': ['x']} | {'a': []} | {'a': ['x']}",
                "{'a': ['x']} | {'a': null} | {}",
                "{'a': [{'name': 'x', 'b': 1}, {'name': 'y'}]} | {'a': [{'name': 'z'}, {'name': 'x', 'c': 2}]} | {'a': [{'name': 'z'}, {'name': 'x', 'b': 1, 'c': 2}, {'name': 'y'}]}",
                "{'a': [{'columnName': 'x', 'b': 1}]} | {'a': [{'columnName': 'y'}]} | {'a': [{'columnName': 'y'}, {'columnName': 'x', 'b': 1}]}",
                "{'a': [{'streamType': 'kafka', 'b': '1', 'c': '2'}]} | {'a': [{'streamType': 'kafka', 'b': null}]} | {'a': [{'streamType': 'kafka', 'c': '2'}]}",
                "{'a': [{'b': 1}]} | {'a': [{'c': 1}, {'b': 1}]} | {'a': [{'c': 1}, {'b': 1}]}",
            })
    void theUpperDocumentSaysWhatDiffers(String base, String upper, String merged) {
        assertThat(JsonMerge.merge(json(base), json(upper))).isEqualTo(json(merged));
    }

    @Test
    void theDocumentsStayAsTheyAre() {
        ObjectNode base = json("{'a': {'b': [{'name': 'x', 'c': 1}]}}");
        ObjectNode upper = json("{'a': {'b': [{'name': 'x', 'd': 1}]}}");

        JsonMerge.merge(base, upper).withObject("/a").putArray("b");

        assertThat(base).isEqualTo(json("{'a': {'b': [{'name': 'x', 'c': 1}]}}"));
        assertThat(upper).isEqualTo(json("{'a': {'b': [{'name': 'x', 'd': 1}]}}"));
    }

    private static ObjectNode json(String text) {
        return Objects.requireNonNull(JsonFile.object("test", text.replace('\'', '"'), new Problems()));
    }
}
