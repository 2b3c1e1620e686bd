package io.millrace.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortTest {

    private static final String LISTENER =
            "   1: 0100007F:2384 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100";

    @Test
    void aTakenPortIsToldWithItsUseAndNumber() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port port = new Port("Kafka", socket.getLocalPort());

            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Kafka")
                    .hasMessageContaining(Integer.toString(port.number()));
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsTakenOnLoopbackToo() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(new Port("Kafka", socket.getLocalPort()).isFree()).isFalse();
        }
    }

    @Test
    void aFreePortIsFree() {
        assertThatCode(new Port("Kafka", Port.anyFree())::requireFree).doesNotThrowAnyException();
    }

    @Test
    void zeroIsNoPort() {
        assertThatThrownBy(() -> new Port("Kafka", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theListenerOnAPortIsFoundInTheSystemsTable() {
        assertThat(PortOwner.listener(LISTENER, 9092)).hasValue("4711");
    }

    @Test
    void anotherPortOrAConnectionIsNotTheListener() {
        assertThat(PortOwner.listener(LISTENER, 9093)).isEmpty();
        assertThat(PortOwner.listener(LISTENER.replace(" 0A ", " 01 "), 9092)).isEmpty();
    }

    @Test
    void noPortIsGivenTwice() {
        assertThat(IntStream.range(0, 2_000).map(i -> Port.anyFree())).doesNotHaveDuplicates();
    }
}
