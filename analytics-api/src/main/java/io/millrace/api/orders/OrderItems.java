package io.millrace.api.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Parses the column {@code items} of orders. Its content may violate the contract. */
final class OrderItems {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private OrderItems() {}

    /**
     * An item of an order.
     *
     * @param productId empty if there is none
     * @param quantity null if it is not a whole number
     * @param price the price of one piece; null if it is not a valid price
     */
    record Line(String productId, @Nullable Long quantity, @Nullable BigDecimal price) {
        private static Line of(JsonNode item) {
            JsonNode quantity = item.path("quantity");
            JsonNode price = item.path("price");
            return new Line(
                    item.path("productId").asText(),
                    quantity.isIntegralNumber() && quantity.canConvertToInt() ? quantity.longValue() : null,
                    isFinite(price) ? Money.ofPrice(price.decimalValue()) : null);
        }

        /** A number that is too large for a double is infinite as one. */
        private static boolean isFinite(JsonNode number) {
            return number.isNumber() && Double.isFinite(number.doubleValue());
        }
    }

    /** Returns the items of an order; null if the text isn't a list of items. */
    static @Nullable List<Line> parse(String text) {
        try {
            JsonNode items = JSON.readTree(text);
            boolean isList = items.isArray()
                    && StreamSupport.stream(items.spliterator(), false).allMatch(JsonNode::isObject);
            return isList
                    ? StreamSupport.stream(items.spliterator(), false)
                            .map(Line::of)
                            .toList()
                    : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
