package io.millrace.localstack;

import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.ChildSpec;
import io.millrace.localstack.process.HealthCheck;
import io.millrace.localstack.process.JavaCommand;
import io.millrace.localstack.process.Port;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The processes of a Pinot cluster. */
final class PinotNodes {

    private static final String MAIN = "io.millrace.localstack.pinot.PinotNode";

    /**
     * Enough for a role to sign off, so that the others notice at once. The rest of Pinot's own shutdown takes up to a
     * minute and has no benefit: a server reads from Kafka again what it hasn't committed, whether it was stopped or
     * killed.
     */
    private static final Duration STOP_GRACE = Duration.ofSeconds(2);

    /**
     * How long the server reads before it accepts queries. Pinot 0.11 never recognizes the end of a topic that ends
     * with a transaction marker, so such a start always takes this long. After that the service's own watermark takes
     * over.
     */
    private static final Duration CATCH_UP = Duration.ofSeconds(10);

    private static final List<StackComponent> ROLES =
            List.of(StackComponent.ZOOKEEPER, StackComponent.CONTROLLER, StackComponent.BROKER, StackComponent.SERVER);

    private final StackSettings settings;
    private final StackPorts ports;
    private final StackFolder folder;

    PinotNodes(StackSettings settings, StackPorts ports) {
        this.settings = settings;
        this.ports = ports;
        this.folder = settings.folder();
    }

    /** In the order they start in. */
    Map<StackComponent, ChildProcess> processes() {
        List<StackComponent> roles = new ArrayList<>(ROLES);
        if (settings.minion()) {
            roles.add(StackComponent.MINION);
        }
        Map<StackComponent, ChildProcess> processes = new EnumMap<>(StackComponent.class);
        switch (settings.pinotRoles()) {
            case TOGETHER -> processes.put(StackComponent.PINOT, process(StackComponent.PINOT, roles));
            case APART -> roles.forEach(role -> processes.put(role, process(role, List.of(role))));
        }
        return processes;
    }

    private ChildProcess process(StackComponent component, List<StackComponent> roles) {
        String name = component.label();
        Path ready = folder.run(name + ".ready");
        List<Port> listening = new ArrayList<>();
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(HealthCheck.file(ready));
        for (StackComponent role : roles) {
            listening.addAll(ports(role));
            checks.addAll(health(role));
        }
        int heapMiB = settings.heaps().of(component);
        JavaCommand java = new JavaCommand(NodeClassPath.read("pinot.classpath"), options(heapMiB), MAIN);
        ChildSpec spec = new ChildSpec(
                name,
                java.with(writeProperties(name, roles, ready).toString()),
                Map.of(),
                listening,
                checks,
                STOP_GRACE);
        return new ChildProcess(spec, folder);
    }

    private static List<String> options(int heapMiB) {
        return List.of(
                "-Xmx" + heapMiB + "m",
                "-XX:MaxDirectMemorySize=1g",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                // After a crash of one role, the others see it gone in 6 s instead of 30
                "-Dzk.session.timeout=6000");
    }

    private List<Port> ports(StackComponent role) {
        return switch (role) {
            case ZOOKEEPER -> List.of(new Port("ZooKeeper", ports.zookeeper()));
            case CONTROLLER -> List.of(new Port("the Pinot controller", ports.controller()));
            case BROKER -> List.of(new Port("the Pinot broker", ports.broker()));
            case SERVER ->
                List.of(
                        new Port("the Pinot server's queries", ports.server()),
                        new Port("the Pinot server's administration", ports.serverAdmin()),
                        new Port("the Pinot server's metrics", ports.serverMetrics()));
            case MINION -> List.of(new Port("the Pinot minion", ports.minion()));
            case MARIADB, KAFKA, PINOT -> List.of();
        };
    }

    private List<HealthCheck> health(StackComponent role) {
        return switch (role) {
            case CONTROLLER -> List.of(HealthCheck.http(ports.controller(), "/health"));
            case BROKER -> List.of(HealthCheck.http(ports.broker(), "/health"));
            case SERVER -> List.of(HealthCheck.http(ports.serverAdmin(), "/health/readiness"));
            case MINION -> List.of(HealthCheck.http(ports.minion(), "/health"));
            case MARIADB, KAFKA, PINOT, ZOOKEEPER -> List.of();
        };
    }

    private Path writeProperties(String name, List<StackComponent> roles, Path ready) {
        String text =
                """
                roles=%s
                zookeeper.port=%d
                controller.port=%d
                broker.port=%d
                server.port=%d
                server-admin.port=%d
                server-metrics.port=%d
                minion.port=%d
                server.catch-up-ms=%d
                data.folder=%s
                ready.file=%s
                """
                        .formatted(
                                String.join(
                                        ",",
                                        roles.stream()
                                                .map(StackComponent::label)
                                                .toList()),
                                ports.zookeeper(),
                                ports.controller(),
                                ports.broker(),
                                ports.server(),
                                ports.serverAdmin(),
                                ports.serverMetrics(),
                                ports.minion(),
                                CATCH_UP.toMillis(),
                                folder.data("pinot"),
                                ready);
        try {
            return Files.writeString(folder.run(name + ".properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
