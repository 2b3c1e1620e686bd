package io.millrace.localstack.cli;

import io.millrace.catalog.apply.CatalogClient;
import io.millrace.catalog.apply.CatalogTarget;
import io.millrace.catalog.apply.Plan;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.localstack.LocalStack;
import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.PidRecord;
import io.millrace.localstack.process.PidRecords;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** All of Millrace on this machine: Kafka and Pinot, the catalogue on them, and the services. */
final class Platform implements AutoCloseable {

    /** The name of this process's own record, by which another terminal finds it. */
    static final String LAUNCHER = "launcher";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final StackFolder folder;
    private final LocalStack stack;
    private final Duration retention;
    private final List<ChildProcess> services;
    private final Optional<OneShot> databaseLoad;
    private final Terminal terminal;

    Platform(
            StackFolder folder,
            LocalStack stack,
            Duration retention,
            List<ChildProcess> services,
            Optional<OneShot> databaseLoad,
            Terminal terminal) {
        this.folder = folder;
        this.stack = stack;
        this.retention = retention;
        this.services = services;
        this.databaseLoad = databaseLoad;
        this.terminal = terminal;
    }

    void start() throws Exception {
        new PidRecords(folder).write(PidRecord.of(LAUNCHER, ProcessHandle.current(), List.of(), List.of()));
        services.stream().flatMap(service -> service.ports().stream()).forEach(port -> port.requireFree());
        stack.start(terminal);
        terminal.step("catalogue", this::applyCatalogue);
        if (databaseLoad.isPresent()) {
            terminal.step("shop's database", databaseLoad.get());
        }
        for (ChildProcess service : services) {
            terminal.starting(service, () -> service.start(START_TIMEOUT));
        }
    }

    /** In the order they start in. */
    List<ChildProcess> processes() {
        List<ChildProcess> all = new ArrayList<>(stack.processes());
        all.addAll(services);
        return all;
    }

    private String applyCatalogue() {
        CatalogTarget target = CatalogTarget.of(stack.kafkaBootstrapServers(), stack.pinotController())
                .keepingFor(retention);
        try (CatalogClient client = CatalogClient.of(target)) {
            Plan plan = client.plan(StreamCatalog.load());
            if (!plan.blocked().isEmpty()) {
                throw new StackException(plan + "\nThe data of this folder was made with another catalogue."
                        + " ./millrace reset starts over, without the data.");
            }
            client.apply(plan);
            return plan.isEmpty()
                    ? ", nothing to change"
                    : ", " + plan.changes().size() + " changes";
        }
    }

    /** Stops the services first, then Pinot, then Kafka. */
    @Override
    public void close() {
        List<ChildProcess> latestFirst = new ArrayList<>(services);
        Collections.reverse(latestFirst);
        latestFirst.forEach(service -> terminal.stopping(service, service::close));
        new PidRecords(folder).delete(LAUNCHER);
        stack.close(terminal);
    }
}
