package io.millrace.api.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.contract.Rule;
import io.millrace.catalog.text.JsonSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the items in a body without parsing them, so that each is checked alone and kept as sent. It accepts more than
 * the contract, since an error in one item must not refuse the others.
 */
final class ItemSplitter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final JsonFactory LENIENT = JsonFactory.builder()
            // JSON is UTF-8 (RFC 8259, section 8.1): no guessing at others, whose bytes have no places
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final int maxItems;

    ItemSplitter(int maxItems) {
        this.maxItems = maxItems;
    }

    /**
     * Returns the lines that aren't empty.
     *
     * @throws NotJsonException if the body's encoding isn't UTF-8
     * @throws Failure {@code BODY_TOO_LARGE} if there are too many
     */
    List<Slice> lines(byte[] body) throws NotJsonException {
        List<Slice> slices = new ArrayList<>();
        int start = begin(body);
        for (int i = start; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                if (!isBlank(body, start, i)) {
                    add(slices, new Slice(start, i - start));
                }
                start = i + 1;
            }
        }
        return slices;
    }

    /**
     * Returns the elements of an array, or the one value of the body.
     *
     * @throws NotJsonException if the body isn't one JSON text
     * @throws Failure {@code BODY_TOO_LARGE} if there are too many
     */
    List<Slice> document(byte[] body) throws NotJsonException {
        int begin = begin(body);
        try (JsonParser json = LENIENT.createParser(body, begin, body.length - begin)) {
            List<Slice> slices = new ArrayList<>();
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    add(slices, value(json, begin));
                }
            } else if (first != null) {
                slices.add(value(json, begin));
            } else {
                throw new NotJsonException(Rule.JSON, "must be JSON, was empty");
            }
            if (json.nextToken() != null) {
                throw new NotJsonException(
                        Rule.JSON,
                        "must be one JSON text, had more at byte "
                                + (begin + json.currentTokenLocation().getByteOffset()));
            }
            return slices;
        } catch (JsonProcessingException e) {
            throw new NotJsonException(Rule.JSON, "must be JSON: " + JsonSyntax.problem(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the begin of the text, after a byte order mark, which a reader may ignore (RFC 8259, section 8.1). */
    private static int begin(byte[] body) throws NotJsonException {
        if (body.length >= 2 && (body[0] == 0 || body[1] == 0 || isMark(body[0], body[1]))) {
            throw new NotJsonException(Rule.UTF_8, "must be JSON in UTF-8 (RFC 8259), was UTF-16 or UTF-32");
        }
        boolean marked = Arrays.mismatch(body, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length
                || Arrays.equals(body, BYTE_ORDER_MARK);
        return marked ? BYTE_ORDER_MARK.length : 0;
    }

    /** The byte order mark of UTF-16, or of little-endian UTF-32. UTF-8 can't begin like this. */
    private static boolean isMark(byte first, byte second) {
        return (first == (byte) 0xFE && second == (byte) 0xFF) || (first == (byte) 0xFF && second == (byte) 0xFE);
    }

    private static Slice value(JsonParser json, int begin) throws IOException {
        int start = begin + (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        return new Slice(start, begin + (int) json.currentLocation().getByteOffset() - start);
    }

    private void add(List<Slice> slices, Slice slice) {
        if (slices.size() == maxItems) {
            throw new Failure(FailureKind.BODY_TOO_LARGE, "The batch must hold at most %d events.".formatted(maxItems));
        }
        slices.add(slice);
    }

    private static boolean isBlank(byte[] body, int from, int until) {
        for (int i = from; i < until; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
