package io.millrace.localstack;

import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.FolderLock;
import io.millrace.localstack.process.Leftovers;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, Pinot and, if the settings ask for it, MariaDB on this machine. Each is a separate process that ends with this
 * one.
 *
 * <p>Data, logs and ports are kept in the settings' folder: a stack that is started again in the same folder has what
 * it had, at the addresses it had. One component can be stopped, killed and started while the others run.
 */
public final class LocalStack implements AutoCloseable {

    private final StackSettings settings;
    private final FolderLock lock;
    private final StackPorts ports;
    private final KafkaNode kafka;
    private final Optional<MariaDbNode> mariadb;
    private final Map<StackComponent, ChildProcess> processes = new EnumMap<>(StackComponent.class);

    private LocalStack(StackSettings settings, FolderLock lock) {
        this.settings = settings;
        this.lock = lock;
        StackFolder folder = settings.folder();
        Leftovers.end(folder);
        PortsFile file = new PortsFile(folder.data(".").resolve("ports.properties"));
        this.ports = settings.ports().settled(file.read());
        file.write(ports);
        this.kafka = new KafkaNode(settings, ports);
        this.mariadb = settings.mariadb() ? Optional.of(new MariaDbNode(settings, ports)) : Optional.empty();
        mariadb.ifPresent(node -> processes.put(StackComponent.MARIADB, node.process()));
        processes.put(StackComponent.KAFKA, kafka.process());
        processes.putAll(new PinotNodes(settings, ports).processes());
    }

    /**
     * Locks the folder, ends processes that an earlier stack may have left running in it, and chooses the ports.
     *
     * @throws StackException if another stack uses the folder
     */
    public static LocalStack in(StackSettings settings) {
        FolderLock lock = FolderLock.take(settings.folder());
        try {
            return new LocalStack(settings, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts the components that don't run yet, without output. */
    public LocalStack start() {
        return start(StackProgress.SILENT);
    }

    /**
     * Starts the components that don't run yet, and returns when all are ready.
     *
     * @throws StackException when a port is taken, memory or disk is short, or a process doesn't come up; nothing is
     *     left running then
     */
    public LocalStack start(StackProgress progress) {
        Machine.check(settings);
        try {
            processes.values().stream()
                    .filter(process -> !process.isAlive())
                    .flatMap(process -> process.ports().stream())
                    .forEach(port -> port.requireFree());
            mariadb.ifPresent(MariaDbNode::install);
            kafka.format();
            for (ChildProcess process : processes.values()) {
                progress.starting(process, () -> process.start(settings.startTimeout()));
            }
            return this;
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** The address for Kafka clients. */
    public String kafkaBootstrapServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** The address of Pinot's controller and console. */
    public URI pinotController() {
        return URI.create("http://127.0.0.1:" + ports.controller());
    }

    /** The address for Pinot queries. */
    public URI pinotBroker() {
        return URI.create("http://127.0.0.1:" + ports.broker());
    }

    /** The address of the Pinot server's metrics: its heap, keys and disk, in Prometheus' text format. */
    public URI pinotServerMetrics() {
        return URI.create("http://127.0.0.1:" + ports.serverMetrics() + "/metrics");
    }

    /**
     * The port of the shop's database, {@code pizzashop}: the shop's account is mysqluser/mysqlpw, the one that changes
     * are captured with debezium/dbz.
     *
     * @throws IllegalStateException if this stack has no database
     */
    public int mariadbPort() {
        if (mariadb.isEmpty()) {
            throw new IllegalStateException("This stack runs without MariaDB");
        }
        return ports.mariadb();
    }

    /** The processes in the order they start in. */
    public List<ChildProcess> processes() {
        return List.copyOf(processes.values());
    }

    /** Starts one component again, on its ports and data, and waits until it is ready. */
    public void start(StackComponent component) {
        process(component).start(settings.startTimeout());
    }

    /** Stops one component in an orderly way. */
    public void stop(StackComponent component) {
        process(component).stop();
    }

    /** Kills one component, as kill -9 does. */
    public void kill(StackComponent component) {
        process(component).kill();
    }

    /**
     * The process of a component, running or not.
     *
     * @throws IllegalArgumentException if this stack has no such process, as for a role that shares one
     */
    public ChildProcess process(StackComponent component) {
        @Nullable ChildProcess process = processes.get(component);
        if (process == null) {
            throw new IllegalArgumentException(
                    "This stack has no process " + component.label() + ", only " + processes.keySet());
        }
        return process;
    }

    /** Stops all; they can be started again. */
    public void stop() {
        latestFirst().forEach(ChildProcess::stop);
    }

    /** Stops all components and unlocks the folder. */
    @Override
    public void close() {
        close(StackProgress.SILENT);
    }

    /** Stops all components and unlocks the folder. A start that is running in another thread fails. */
    public void close(StackProgress progress) {
        try {
            for (ChildProcess process : latestFirst()) {
                progress.stopping(process, process::close);
            }
        } finally {
            lock.close();
        }
    }

    /** The opposite order of their start: Pinot goes before the Kafka that it reads from. */
    private List<ChildProcess> latestFirst() {
        List<ChildProcess> processes = new ArrayList<>(this.processes.values());
        Collections.reverse(processes);
        return processes;
    }
}
