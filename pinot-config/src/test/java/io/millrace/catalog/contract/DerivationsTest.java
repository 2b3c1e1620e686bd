package io.millrace.catalog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.stream.Bucket;
import io.millrace.catalog.stream.Derivation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivationsTest {

    private static final Derivations CELLS = new Derivations(
            List.of(new Derivation.H3Cell("cell9", "lat", "lon", 9), new Derivation.H3Parent("cell7", "cell9", 7)));

    private final ObjectNode event = new ObjectMapper().createObjectNode();

    /** The cell is the one that H3's own documentation examples name for this place, San Francisco. */
    @Test
    void aPlaceHasItsCell() {
        CELLS.addTo(event.put("lat", 37.775938728915946).put("lon", -122.41795063018799));

        assertThat(Long.toHexString(event.get("cell9").longValue())).isEqualTo("8928308280fffff");
    }

    @Test
    void aCoarserCellIsTheAncestorOfTheFiner() {
        CELLS.addTo(event.put("lat", 37.775938728915946).put("lon", -122.41795063018799));

        assertThat(Long.toHexString(event.get("cell7").longValue())).isEqualTo("872830828ffffff");
    }

    @Test
    void anEventWithoutAPlaceHasNoCell() {
        CELLS.addTo(event.put("lat", 37.775938728915946));

        assertThat(event.fieldNames()).toIterable().containsExactly("lat");
    }

    @Test
    void thePolesAndTheAntimeridianHaveCells() {
        for (double[] place : new double[][] {{90, 0}, {-90, 180}, {0, 180}, {0, -180}}) {
            CELLS.addTo(event.put("lat", place[0]).put("lon", place[1]));

            assertThat(event.get("cell9").longValue()).isPositive();
        }
    }

    /** CRC-32 of "17" is 0x3f39b042 by any other implementation, too. */
    @Test
    void anIdentifierHasItsBucket() {
        new Derivations(List.of(new Derivation.BucketOf("bucket", "userId"))).addTo(event.put("userId", "17"));

        assertThat(event.get("bucket").intValue()).isEqualTo(0x3f39b042 & 1023);
    }

    @Test
    void bucketsAreFilledEvenly() {
        int[] filled = new int[Bucket.COUNT];
        for (int id = 0; id < 100 * Bucket.COUNT; id++) {
            filled[Bucket.of(Integer.toString(id))]++;
        }

        assertThat(Arrays.stream(filled).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(50, 150));
    }

    @Test
    void aTextIsKeptInLowerCaseWithoutWhiteSpaceAroundIt() {
        new Derivations(List.of(new Derivation.LowerCase("emailKey", "email")))
                .addTo(event.put("email", "\t Asha.Rao@Example.COM\u2003"));

        assertThat(event.get("emailKey").textValue()).isEqualTo("asha.rao@example.com");
    }
}
