package io.millrace.it.cdc;

import static org.awaitility.Awaitility.await;

import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.ChildSpec;
import io.millrace.localstack.process.Port;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A PostgreSQL server with an empty database, whose log of row changes can be followed. */
final class PostgresNode implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);

    /** A native program can't watch its standard input, so a shell beside it does: its end is that of the tests. */
    private static final String ENDING_WITH_THE_TESTS =
            """
            exec 3<&0
            ( cat <&3 >/dev/null; kill -9 $$ ) 2>/dev/null &
            exec 3<&- "$0" "$@" </dev/null
            """;

    private final int port = Port.anyFree();
    private final Path folder;
    private final ChildProcess process;

    /** Unpacks the programs and makes the data; nothing runs yet. */
    PostgresNode(Path folder) {
        this.folder = folder;
        try {
            delete(folder);
            Files.createDirectories(folder);
            unpack();
            run(program(
                    "initdb",
                    "-D",
                    data(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--no-sync",
                    "--locale=C",
                    "--encoding=UTF8",
                    "--pwfile=" + Files.writeString(folder.resolve("password"), "postgres")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", ENDING_WITH_THE_TESTS));
        command.addAll(program(
                "postgres",
                "-D",
                data(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "wal_level=logical"));
        process = new ChildProcess(
                new ChildSpec("postgresql", command, Map.of(), List.of(), List.of(), Duration.ofSeconds(5)),
                new StackFolder(folder.resolve("run")));
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill, "stop postgresql"));
    }

    void start() {
        process.start(START_TIMEOUT);
        await().atMost(START_TIMEOUT).ignoreExceptions().until(() -> {
            execute("SELECT 1");
            return true;
        });
    }

    int port() {
        return port;
    }

    String url() {
        return url("postgres");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres&password=postgres";
    }

    void execute(String... statements) throws SQLException {
        executeIn("postgres", statements);
    }

    /** As the superuser. */
    void executeIn(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody. */
    private List<String> program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void unpack() throws IOException {
        Path archive = folder.resolve("postgres.txz");
        try (InputStream in =
                Objects.requireNonNull(PostgresNode.class.getResourceAsStream("/postgres-linux-x86_64.txz"))) {
            Files.copy(in, archive);
        }
        run(List.of("tar", "xJf", archive.toString(), "-C", folder.toString()));
    }

    private void run(List<String> command) throws IOException {
        Path log = folder.resolve("made.log");
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (made.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
