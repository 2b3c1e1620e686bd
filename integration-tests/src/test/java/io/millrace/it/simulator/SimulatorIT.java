package io.millrace.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.it.Events;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedApi;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it counts all orders")
class SimulatorIT {
    @Test
    void everyOrderOfTheShopArrivesOnceWithAllItsStatuses() throws IOException, InterruptedException {
        URI api = SharedApi.address();
        long ordersBefore = count("orders");
        long deliveredBefore = countDelivered();
        long positionsBefore = count("delivery_statuses WHERE status = 'DELIVERED'");

        Process simulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-jar",
                        Path.of(System.getProperty("millrace.root"), "simulator/target/simulator.jar")
                                .toString(),
                        "--api=" + api,
                        "--rate=50",
                        "--orders=200",
                        "--time-scale=1000",
                        "--seed=7",
                        "--run-id=" + Events.newId())
                .redirectErrorStream(true)
                .start();
        String said = new String(simulator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(simulator.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(simulator.exitValue()).as(said).isZero();
        await().until(() -> count("orders") - ordersBefore == 200);
        await().until(() -> countDelivered() - deliveredBefore >= 180);
        await().until(() -> count("delivery_statuses WHERE status = 'DELIVERED'") - positionsBefore >= 180);
    }

    private static long count(String table) {
        return PinotSql.rows("SELECT COUNT(*) FROM " + table + " LIMIT 1")
                .get(0)
                .get(0)
                .asLong();
    }

    private static long countDelivered() {
        return PinotSql.rows("SELECT COUNT(*) FROM order_statuses WHERE status IN ('DELIVERED', 'CANCELLED') LIMIT 1")
                .get(0)
                .get(0)
                .asLong();
    }
}
