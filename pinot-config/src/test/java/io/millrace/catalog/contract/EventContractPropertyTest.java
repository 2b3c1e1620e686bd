package io.millrace.catalog.contract;

import static io.millrace.catalog.contract.TestEvents.ORDER;
import static io.millrace.catalog.contract.TestEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.catalog.contract.ValidationResult.Accepted;
import io.millrace.catalog.contract.ValidationResult.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class EventContractPropertyTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Property
    void anyTextMayBeAnId(@ForAll("ids") String id) throws JsonProcessingException {
        ValidationResult examination = order(ORDER.replace("\"o1\"", JSON.writeValueAsString(id)));

        assertThat(examination).isInstanceOf(Accepted.class);
        String written = ((Accepted) examination).event().toString();
        assertThat(((Accepted) examination).key()).isEqualTo(id);
        assertThat(JSON.readTree(written).get("id").textValue()).isEqualTo(id);
    }

    @Provide
    Arbitrary<String> ids() {
        Arbitrary<String> codePoint = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .map(Character::toString);
        Arbitrary<String> tricky = Arbitraries.of("'", "\"", "?", "$1", "\\", "🍕", "\n", ";--", "%", "\u2028", "null");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, codePoint), net.jqwik.api.Tuple.of(1, tricky))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Property
    void pricesAreExact(@ForAll @LongRange(max = 100_000_000_000L) long cents) {
        BigDecimal price = new BigDecimal(BigInteger.valueOf(cents), 2);

        ValidationResult examination = order(ORDER.replace("431.50", price.toPlainString()));

        assertThat(examination).isInstanceOf(Accepted.class);
        assertThat(((Accepted) examination).event().get("price").decimalValue()).isEqualTo(price);
    }

    @Property
    void aThirdDecimalIsRefused(
            @ForAll @LongRange(max = 99_999_999_999L) long cents, @ForAll @IntRange(min = 1, max = 9) int third) {
        BigDecimal price = new BigDecimal(BigInteger.valueOf(cents * 10 + third), 3);

        assertThat(order(ORDER.replace("431.50", price.toPlainString()))).isInstanceOf(Refused.class);
    }

    @Property
    void anyBytesGetAnAnswer(@ForAll byte[] bytes) {
        assertThat(order(bytes)).isNotNull();
    }

    @Property(tries = 5_000)
    void anyDamageToAnOrderGetsAnAnswerThatCanBeWritten(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int damages) throws JsonProcessingException {
        byte[] bytes = ORDER.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        String likely = "{}[]\":,\\u0d8e+-.1\0 \u007f\u0080\u00ff";
        for (int i = 0; i < damages; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) likely.charAt(random.nextInt(likely.length()));
        }

        ValidationResult examination = order(bytes);

        if (examination instanceof Refused refused) {
            assertThat(JSON.writeValueAsString(refused)).isNotEmpty();
        } else if (examination instanceof Accepted accepted) {
            assertThat(JSON.writeValueAsBytes(accepted.event())).isNotEmpty();
        }
    }
}
