package io.millrace.localstack.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that is needed to run one child.
 *
 * @param name the name in its log's file name and in messages
 * @param command program and arguments
 * @param environment added to this process's own
 * @param ports must be free before it starts
 * @param checks all must pass before it counts as started; without checks it counts at once
 * @param stopGrace how long it may take to end by itself before it is killed
 */
public record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        List<Port> ports,
        List<HealthCheck> checks,
        Duration stopGrace) {

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
        checks = List.copyOf(checks);
    }
}
