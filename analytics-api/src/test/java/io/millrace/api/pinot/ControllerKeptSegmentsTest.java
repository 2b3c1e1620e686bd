package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ControllerKeptSegmentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void allAreThereWhereEachPartitionsSequenceIsFromZeroWithoutGaps() {
        assertThat(hasAll("orders__0__0__20261127T0000Z", "orders__1__0__20261127T0000Z"))
                .isTrue();
        assertThat(hasAll(
                        "a__b__0__2__20261127T0200Z",
                        "a__b__0__0__20261127T0000Z",
                        "a__b__1__0__20261127T0000Z",
                        "a__b__0__1__20261127T0100Z"))
                .isTrue();
    }

    @Test
    void theFirstOfOnePartitionIsGone() {
        assertThat(hasAll(
                        "orders__0__0__20261127T0000Z", "orders__0__1__20261127T0000Z", "orders__1__1__20261127T0000Z"))
                .isFalse();
    }

    @Test
    void oneBetweenIsGone() {
        assertThat(hasAll("orders__0__0__20261127T0000Z", "orders__0__2__20261127T0000Z"))
                .isFalse();
    }

    @Test
    void whatIsNotKnownIsNotAll() {
        assertThat(ControllerKeptSegments.isWhole(null)).isFalse();
        assertThat(ControllerKeptSegments.isWhole(JSON.createObjectNode())).isFalse();
        assertThat(hasAll()).isFalse();
        assertThat(hasAll("orders__0__0__20261127T0000Z", "uploaded_by_hand")).isFalse();
    }

    private static boolean hasAll(String... segments) {
        ObjectNode view = JSON.createObjectNode();
        ObjectNode realtime = view.putObject("REALTIME");
        for (String segment : segments) {
            realtime.putObject(segment).put("Server_127.0.0.1_8098", "ONLINE");
        }
        view.putNull("OFFLINE");
        return ControllerKeptSegments.isWhole(view);
    }
}
