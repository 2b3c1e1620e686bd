package io.millrace.it;

import io.millrace.catalog.apply.CatalogTarget;
import io.millrace.it.containers.ContainerStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The Kafka, Pinot and database that all tests of a build share: started by the first that asks, empty, on free ports.
 * Child processes usually, the images of {@code compose.yaml} with the profile {@code containers}.
 */
public final class SharedStack {
    /** What no two test classes change at the same time, as the resource of their locks: the shop's tables. */
    public static final String SHOP_TABLES = "shop tables";

    /** Who is on which list. */
    public static final String SUPPRESSIONS = "suppressions";

    /** The saved areas. */
    public static final String GEOFENCES = "geofences";

    private static final Path FOLDER = Path.of("target/it/stack").toAbsolutePath();

    /** How long rows of orders are kept: for good, as tests have their own days in the far past. */
    static final Duration RETENTION = Duration.ofDays(36_500);

    private SharedStack() {}

    /** Initialized once, by the class loader's lock. */
    private static final class Holder {
        static final TestStack STACK = startEmpty();
    }

    public static TestStack get() {
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

    public static CatalogTarget catalogTarget() {
        return CatalogTarget.of(kafkaBootstrapServers(), pinotController()).keepingFor(RETENTION);
    }

    private static TestStack startEmpty() {
        TestStack stack;
        if (ContainerStack.isWanted()) {
            stack = new ContainerStack(Path.of(System.getProperty("millrace.root")));
        } else {
            delete(FOLDER);
            stack = new ProcessStack(FOLDER);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the shared stack"));
        stack.start();
        return stack;
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
