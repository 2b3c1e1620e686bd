package io.millrace.it;

import io.millrace.localstack.LocalStack;
import io.millrace.localstack.StackComponent;
import io.millrace.localstack.StackPorts;
import io.millrace.localstack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The local stack: Kafka, Pinot and MariaDB as child processes. */
final class ProcessStack implements TestStack {

    private final LocalStack stack;

    /** Takes the folder, which is empty; nothing runs yet. */
    ProcessStack(Path folder) {
        this.stack = LocalStack.in(
                StackSettings.in(folder).withPorts(StackPorts.free()).withMariaDb(true));
    }

    @Override
    public String kafkaBootstrapServers() {
        return stack.kafkaBootstrapServers();
    }

    @Override
    public URI pinotController() {
        return stack.pinotController();
    }

    @Override
    public URI pinotBroker() {
        return stack.pinotBroker();
    }

    @Override
    public URI pinotServerMetrics() {
        return stack.pinotServerMetrics();
    }

    @Override
    public int databasePort() {
        return stack.mariadbPort();
    }

    @Override
    public Map<String, String> captureSettings() {
        return Map.of("CDC_SOURCE", "mariadb");
    }

    @Override
    public List<Path> captureLibraries() {
        return List.of();
    }

    @Override
    public void start() {
        stack.start();
    }

    @Override
    public void start(StackComponent component) {
        stack.start(component);
    }

    @Override
    public void kill(StackComponent component) {
        stack.kill(component);
    }

    @Override
    public void pause(StackComponent component) {
        signal("STOP", component);
    }

    @Override
    public void resume(StackComponent component) {
        signal("CONT", component);
    }

    private void signal(String name, StackComponent component) {
        String pid =
                Long.toString(stack.process(component).handle().orElseThrow().pid());
        try {
            int exit = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " of " + component + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
