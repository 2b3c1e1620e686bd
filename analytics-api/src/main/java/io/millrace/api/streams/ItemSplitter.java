package io.millrace.api.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the items in a body without reading them, so that each is judged by itself and kept as it came. It is more
 * lenient than the contract on purpose: what is wrong within one item is no reason to refuse the others.
 */
final class ItemSplitter {
    private static final JsonFactory LENIENT = JsonFactory.builder()
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
     * The lines that hold something.
     *
     * @throws Failure of kind {@code BODY_TOO_LARGE} when there are too many
     */
    List<Slice> lines(byte[] body) {
        List<Slice> slices = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= body.length; i++) {
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
     * The elements of an array, or the one value that the body is.
     *
     * @throws NotJsonException when the body isn't one JSON text
     * @throws Failure of kind {@code BODY_TOO_LARGE} when there are too many
     */
    List<Slice> document(byte[] body) throws NotJsonException {
        if (body.length >= 2 && (body[0] == 0 || body[1] == 0)) {
            throw new NotJsonException("must be JSON in UTF-8 (RFC 8259), looks like UTF-16 or UTF-32");
        }
        try (JsonParser json = LENIENT.createParser(body)) {
            List<Slice> slices = new ArrayList<>();
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    add(slices, value(json));
                }
            } else if (first != null) {
                slices.add(value(json));
            } else {
                throw new NotJsonException("must be JSON, was empty");
            }
            if (json.nextToken() != null) {
                throw new NotJsonException("must be one JSON text, goes on behind it at byte "
                        + json.currentTokenLocation().getByteOffset());
            }
            return slices;
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new NotJsonException("must be JSON: " + e.getOriginalMessage()
                    + (place == null ? "" : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Slice value(JsonParser json) throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        return new Slice(start, (int) json.currentLocation().getByteOffset() - start);
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
