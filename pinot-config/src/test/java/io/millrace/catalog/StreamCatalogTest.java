package io.millrace.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamCatalogTest {

    @ParameterizedTest
    @MethodSource("streams")
    void samplesDoWhatTheirNamesSay(StreamDefinition stream) {
        EventContract contract = EventContract.of(stream);
        for (Samples.Valid sample : stream.samples().valid()) {
            byte[] bytes = sample.event().getBytes(StandardCharsets.UTF_8);
            var e = contract.examine(bytes, 0, bytes.length, Instant.parse("2026-11-20T17:20:02Z"));
            System.out.println(e);
            assertThat(e).isInstanceOf(Examination.Accepted.class);
        }
        for (Samples.Invalid sample : stream.samples().invalid()) {
            byte[] bytes = sample.event().getBytes(StandardCharsets.UTF_8);
            var e = contract.examine(bytes, 0, bytes.length, Instant.parse("2026-11-20T17:20:02Z"));
            System.out.println(e);
            assertThat(e).isInstanceOf(Examination.Refused.class);
            assertThat(((Examination.Refused) e).violations())
                    .extracting(Violation::pointer)
                    .contains(sample.pointer());
        }
    }

    static Stream<StreamDefinition> streams() {
        return StreamCatalog.load().streams().stream();
    }
}
