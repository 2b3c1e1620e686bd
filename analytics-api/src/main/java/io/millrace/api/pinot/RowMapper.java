package io.millrace.api.pinot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts Pinot's rows to records. Not only ingest can write to a topic, so a column may have values that violate the
 * contract. They must not affect other rows. A DOUBLE that is infinite or NaN becomes a null {@link BigDecimal}, and an
 * unknown text a null constant of an enum.
 */
final class RowMapper {
    private RowMapper() {}

    static ObjectMapper create() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new FiniteDeserializer()))
                .build();
    }

    private static final class FiniteDeserializer extends JsonDeserializer<BigDecimal> {
        /** Pinot's texts for doubles that JSON can't express. */
        private static final Set<String> NOT_FINITE = Set.of("Infinity", "-Infinity", "NaN");

        @Override
        public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING) && NOT_FINITE.contains(parser.getText())) {
                return null;
            }
            if (!parser.currentToken().isNumeric()) {
                throw context.wrongTokenException(parser, BigDecimal.class, JsonToken.VALUE_NUMBER_FLOAT, "no number");
            }
            return parser.getDecimalValue();
        }
    }
}
