package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerConsumingOffsetsTest {
    private static final String TWO_SERVERS =
            """
            "_segmentToConsumingInfoMap":{
              "orders__0__4__x":[{"serverName":"s1","partitionToOffsetMap":{"0":"90"}},
                                 {"serverName":"s2","partitionToOffsetMap":{"0":"70"}}],
              "orders__0__5__x":[{"serverName":"s1","partitionToOffsetMap":{"0":"120"}}],
              "orders__1__2__x":[{"serverName":"s2","partitionToOffsetMap":{"1":"7"}}],
              "orders__2__1__x":[]}}""";
    private static final String VIEW =
            """
            {"OFFLINE":null,"REALTIME":{
              "orders__0__4__x":{"s1":"ONLINE","s2":"CONSUMING"},
              "orders__0__5__x":{"s1":"CONSUMING","s2":"OFFLINE"},
              "orders__1__1__x":{"s1":"ONLINE","s2":"ONLINE"},
              "orders__1__2__x":{%s"s2":"CONSUMING"}}}""";

    @ParameterizedTest
    @CsvSource({"0, 0, '{0=70, 1=7}'", "1, 0, {}", "0, 1, {}"})
    void aTableIsKnownOnceEveryServerAnsweredThePinotThatCountsThem(int failing, int unparsable, String offsets) {
        String counts =
                "{\"serversFailingToRespond\":%d,\"serversUnparsableRespond\":%d,".formatted(failing, unparsable);

        assertThat(offsets(counts + TWO_SERVERS, null)).hasToString(offsets);
    }

    @Test
    void aPartitionIsAsFarAsItsSlowestServer() {
        assertThat(offsets("{" + TWO_SERVERS, VIEW.formatted(""))).isEqualTo(Map.of(0, 70L, 1, 7L));
    }

    @Test
    void whereNobodyCountsThemAPartitionIsKnownOnceEveryServerThatConsumesItAnswered() {
        String alsoOnS1 = VIEW.formatted("\"s1\":\"CONSUMING\",");

        assertThat(offsets("{" + TWO_SERVERS, alsoOnS1)).isEqualTo(Map.of(0, 70L));
    }

    @Test
    void ofATableThatIsNotThereNothingIsKnown() {
        assertThat(offsets(null, null)).isEmpty();
    }

    private static Map<Integer, Long> offsets(@Nullable String info, @Nullable String view) {
        ControllerApi controller = new UnaskedController() {
            @Override
            public CompletableFuture<@Nullable JsonNode> consumingSegments(String table) {
                assertThat(table).isEqualTo("orders_REALTIME");
                return answer(info);
            }

            @Override
            public CompletableFuture<@Nullable JsonNode> externalView(String table, String type) {
                assertThat(view)
                        .as("asked of the Pinot that counts its servers")
                        .isNotNull();
                return answer(view);
            }
        };
        return new ControllerConsumingOffsets(controller)
                .of("orders")
                .toCompletableFuture()
                .join();
    }

    private static CompletableFuture<@Nullable JsonNode> answer(@Nullable String json) {
        try {
            return CompletableFuture.completedFuture(json == null ? null : new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
