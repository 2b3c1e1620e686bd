package io.millrace.localstack.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All that is needed to run one child.
 *
 * @param name names its log and what is said about it
 * @param command program and arguments
 * @param environment added to this process's own
 * @param ports must be free before it starts
 * @param checks all must be good before it counts as started; none means that it counts at once
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
