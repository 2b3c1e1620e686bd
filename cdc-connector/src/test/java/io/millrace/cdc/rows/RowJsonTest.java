package io.millrace.cdc.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.stream.StreamName;
import java.math.BigInteger;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RowJsonTest {

    @Test
    void aTimeWithAZoneHasOneForm() {
        Schema zoned =
                SchemaBuilder.string().name("io.debezium.time.ZonedTimestamp").build();

        assertThat(written(zoned, "2026-11-21T14:00:10.17Z")).isEqualTo("2026-11-21T14:00:10.170Z");
        assertThat(written(zoned, "2026-11-21T14:00:10.170Z")).isEqualTo("2026-11-21T14:00:10.170Z");
        assertThat(written(zoned, "2026-11-21T14:00:10.123456+05:30")).isEqualTo("2026-11-21T08:30:10.123456Z");
    }

    @Test
    void aNumberOfAnyScaleStaysExact() {
        Schema number = SchemaBuilder.struct()
                .name("io.debezium.data.VariableScaleDecimal")
                .field("scale", Schema.INT32_SCHEMA)
                .field("value", Schema.BYTES_SCHEMA)
                .build();

        assertThat(written(
                        number,
                        new Struct(number)
                                .put("scale", 2)
                                .put("value", new BigInteger("9999999999999999999").toByteArray())))
                .isEqualTo("99999999999999999.99");
    }

    @Test
    void whatIsBeyondTheBoundIsCutOffAndNoCharacterInHalf() {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("first", "abc")
                .put("number", 12345)
                .put("second", "🍕🍕")
                .put("third", "d");

        ObjectNode shortened = RowJson.parse(RowJson.shortened(row, 6));

        assertThat(shortened.path("first").textValue()).isEqualTo("abc");
        assertThat(shortened.path("number").intValue()).isEqualTo(12345);
        assertThat(shortened.path("second").textValue()).isEqualTo("🍕");
        assertThat(shortened.path("third").textValue()).isEqualTo("d");
    }

    private static String written(Schema type, Object value) {
        Schema row = SchemaBuilder.struct().field("a_column", type).build();
        RowChange change = new RowChange(
                new StreamName("products"), "t", "1", new Struct(row).put("a_column", value), false, 0, "t-1");
        return new RowJson(Set.of("aColumn"))
                .read(change)
                .event()
                .path("aColumn")
                .asText();
    }
}
