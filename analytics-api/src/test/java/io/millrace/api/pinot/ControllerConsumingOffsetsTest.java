package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControllerConsumingOffsetsTest {
    @Test
    void aPartitionIsAsFarAsItsSlowestServer() throws JsonProcessingException {
        String info =
                """
                {"_segmentToConsumingInfoMap":{
                  "orders__0__4__x":[{"serverName":"s1","partitionToOffsetMap":{"0":"90"}},
                                     {"serverName":"s2","partitionToOffsetMap":{"0":"70"}}],
                  "orders__0__5__x":[{"serverName":"s1","partitionToOffsetMap":{"0":"120"}}],
                  "orders__1__2__x":[{"serverName":"s2","partitionToOffsetMap":{"1":"7"}}],
                  "orders__2__1__x":[]}}""";

        assertThat(ControllerConsumingOffsets.offsets(new ObjectMapper().readTree(info)))
                .isEqualTo(Map.of(0, 70L, 1, 7L));
    }
}
