package io.millrace.catalog.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Orders", "1orders", "_orders", "orders-eu", "orders.eu", "../orders", "órders"})
    void refusesWhatNoTopicTableAndFolderCanAllBeCalled(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamName(value))
                .withMessage("a stream name must match [a-z][a-z0-9_]{0,62}, was \"" + value + "\"");
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(new StreamName("a".repeat(63)).value()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> new StreamName("a".repeat(64)));
    }

    @Test
    void refusesTheNameOfAnotherStreamsFailures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamName("orders_failed"))
                .withMessage("a stream name must not end in _failed, was \"orders_failed\"");
    }

    @Test
    void namesTheStreamOfItsFailures() {
        assertThat(new StreamName("orders").failedStream()).isEqualTo("orders_failed");
    }
}
