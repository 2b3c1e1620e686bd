package io.millrace.it;

import io.millrace.localstack.LocalStack;
import io.millrace.localstack.StackPorts;
import io.millrace.localstack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The Kafka, Pinot and MariaDB that all tests of a build share: started by the first that asks, empty, on free ports. */
public final class SharedStack {
    private static final Path FOLDER = Path.of("target/it/stack").toAbsolutePath();

    private SharedStack() {}

    /** Initialized once, by the class loader's lock. */
    private static final class Holder {
        static final LocalStack STACK = startEmpty();
    }

    public static LocalStack get() {
        return Holder.STACK;
    }

    public static String kafkaBootstrapServers() {
        return get().kafkaBootstrapServers();
    }

    public static URI pinotController() {
        return get().pinotController();
    }

    public static URI pinotBroker() {
        return get().pinotBroker();
    }

    private static LocalStack startEmpty() {
        delete(FOLDER);
        LocalStack stack = LocalStack.in(
                StackSettings.in(FOLDER).withPorts(StackPorts.free()).withMariaDb(true));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the shared stack"));
        return stack.start();
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
