package io.millrace.api.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.web.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemSplitterTest {
    private final ItemSplitter splitter = new ItemSplitter(5);

    @Test
    void anObjectIsOneItem() throws NotJsonException {
        assertThat(document(" {\"a\": [1, {}]} \n")).containsExactly("{\"a\": [1, {}]}");
    }

    @Test
    void theElementsOfAnArrayAreItemsAsTheyStand() throws NotJsonException {
        assertThat(document("[{\"a\":\"é😀\\u00e9\"} , 17,\"text\", null,{\"price\": NaN}]"))
                .containsExactly("{\"a\":\"é😀\\u00e9\"}", "17", "\"text\"", "null", "{\"price\": NaN}");
    }

    @Test
    void linesAreItemsAndBlankOnesAreNone() {
        assertThat(text(
                        splitter.lines("{\"a\":1}\r\n\n  \n{\"b\"\nlast".getBytes(UTF_8)),
                        "{\"a\":1}\r\n\n  \n{\"b\"\nlast"))
                .containsExactly("{\"a\":1}\r", "{\"b\"", "last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{\"a\":1", "[{},", "[{}]]", "{} {}", "{'a':1}", "[{},{\"a\" 1}]", "<xml/>"})
    void whatIsNotOneJsonTextIsRefused(String body) {
        assertThatThrownBy(() -> document(body))
                .isInstanceOf(NotJsonException.class)
                .hasMessageStartingWith("must be");
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThatThrownBy(() -> splitter.document("{}".getBytes(StandardCharsets.UTF_16BE)))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void tooManyItemsAreRefusedAsTheyAreFound() {
        assertThatThrownBy(() -> document("[1,2,3,4,5,6]"))
                .isInstanceOf(Failure.class)
                .hasMessage("The batch must hold at most 5 events.");
        assertThatThrownBy(() -> splitter.lines("1\n2\n3\n4\n5\n6".getBytes(UTF_8)))
                .isInstanceOf(Failure.class);
    }

    @Test
    void anAbyssOfBracketsIsRefused() {
        assertThatThrownBy(() -> document("[".repeat(100_000))).isInstanceOf(NotJsonException.class);
    }

    private List<String> document(String body) throws NotJsonException {
        return text(splitter.document(body.getBytes(UTF_8)), body);
    }

    private static List<String> text(List<Slice> slices, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return slices.stream()
                .map(slice -> new String(bytes, slice.offset(), slice.length(), UTF_8))
                .toList();
    }
}
