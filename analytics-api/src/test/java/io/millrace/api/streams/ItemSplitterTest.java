package io.millrace.api.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.web.Failure;
import java.io.UnsupportedEncodingException;
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
    void linesAreItemsAndBlankOnesAreNone() throws NotJsonException {
        byte[] body = "{\"a\":1}\r\n\n  \n{\"b\"\nlast".getBytes(UTF_8);

        assertThat(text(splitter.lines(body), body)).containsExactly("{\"a\":1}\r", "{\"b\"", "last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{\"a\":1", "[{},", "[{}]]", "{} {}", "{'a':1}", "[{},{\"a\" 1}]", "<xml/>"})
    void whatIsNotOneJsonTextIsRefused(String body) {
        assertThatThrownBy(() -> document(body))
                .isInstanceOf(NotJsonException.class)
                .hasMessageStartingWith("must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "x-UTF-16LE-BOM", "UTF-32BE", "UTF-32LE", "UTF-32BE-BOM"})
    void otherEncodingsAreRefused(String charset) throws UnsupportedEncodingException {
        String name = charset.startsWith("UTF-32BE-BOM") ? "X-UTF-32BE-BOM" : charset;
        byte[] body = "{\"a\":1}\n{\"a\":2}".getBytes(name);

        assertThatThrownBy(() -> splitter.document(body))
                .isInstanceOf(NotJsonException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> splitter.lines(body))
                .isInstanceOf(NotJsonException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws NotJsonException {
        byte[] marked = "\uFEFF[{\"a\":1},{\"é\":2}]".getBytes(UTF_8);
        byte[] lines = "\uFEFF{\"a\":1}\n{\"b\":2}".getBytes(UTF_8);

        assertThat(text(splitter.document(marked), marked)).containsExactly("{\"a\":1}", "{\"é\":2}");
        assertThat(text(splitter.lines(lines), lines)).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(splitter.lines("\uFEFF".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void whereItStopsBeingJsonIsToldInOurWords() {
        assertThatThrownBy(() -> document("[{\"a\":1},\n {\"a\":nope}]"))
                .hasMessageMatching("must be JSON: it has a syntax error at line 2, byte \\d+");
        assertThatThrownBy(() -> document("[{\"a\":1},\n"))
                .hasMessageMatching("must be JSON: it ends too early at line 2, byte \\d+");
        assertThatThrownBy(() -> document("[".repeat(2000))).hasMessageContaining("nests too deep");
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
        return text(splitter.document(body.getBytes(UTF_8)), body.getBytes(UTF_8));
    }

    private static List<String> text(List<Slice> slices, byte[] bytes) {
        return slices.stream()
                .map(slice -> new String(bytes, slice.offset(), slice.length(), UTF_8))
                .toList();
    }
}
