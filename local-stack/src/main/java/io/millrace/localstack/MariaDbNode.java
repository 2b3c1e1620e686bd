package io.millrace.localstack;

import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.ChildSpec;
import io.millrace.localstack.process.HealthCheck;
import io.millrace.localstack.process.Port;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The shop's database: one MariaDB server whose log of row changes can be followed. */
final class MariaDbNode {

    private static final String NAME = StackComponent.MARIADB.label();

    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final int INSTALL_TIMEOUT_S = 120;

    /**
     * A native program can't watch its standard input as our own children do, so a shell beside it does. When the input
     * ends, the launcher has ended, and the shell kills the server. By then another process may have the server's pid,
     * so the shell checks the program's name.
     */
    private static final String ENDING_WITH_THE_LAUNCHER =
            """
            exec 3<&0
            ( cat <&3 >/dev/null; case "$(ps -p $$ -o comm= 2>/dev/null)" in *mariadbd*) kill -9 $$;; esac ) &
            exec 3<&- "$0" "$@" </dev/null
            """;

    /**
     * Run at every start, before the server takes connections. The grants are those that Debezium documents; the shop
     * may have more databases than one.
     */
    private static final String ACCOUNTS =
            """
            CREATE DATABASE IF NOT EXISTS pizzashop CHARACTER SET utf8mb4;
            CREATE USER IF NOT EXISTS 'mysqluser'@'%' IDENTIFIED BY 'mysqlpw';
            GRANT ALL PRIVILEGES ON pizzashop.* TO 'mysqluser'@'%';
            GRANT ALL PRIVILEGES ON `pizzashop\\_%`.* TO 'mysqluser'@'%';
            CREATE USER IF NOT EXISTS 'debezium'@'%' IDENTIFIED BY 'dbz';
            GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'debezium'@'%';
            """;

    private final StackFolder folder;
    private final int port;

    MariaDbNode(StackSettings settings, StackPorts ports) {
        this.folder = settings.folder();
        this.port = ports.mariadb();
    }

    ChildProcess process() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", ENDING_WITH_THE_LAUNCHER));
        command.addAll(serverCommand(MariaDbBinaries.find(folder)));
        ChildSpec spec = new ChildSpec(
                NAME,
                command,
                Map.of(),
                List.of(new Port("MariaDB", port)),
                List.of(HealthCheck.mysql(port)),
                STOP_GRACE);
        return new ChildProcess(spec, folder);
    }

    /** Creates the data folder with MariaDB's own tables; does nothing if it exists. */
    void install() {
        Path installed = data().resolve("installed");
        if (Files.exists(installed)) {
            return;
        }
        MariaDbBinaries binaries = MariaDbBinaries.find(folder);
        List<String> command = new ArrayList<>(List.of(binaries.installer().toString(), "--no-defaults"));
        command.addAll(common(binaries));
        // No password for root, who can connect only through the socket, as the user that the server runs as
        command.addAll(List.of("--auth-root-authentication-method=socket", "--skip-test-db"));
        Path log = folder.run("mariadb-install.out");
        try {
            Process install = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!install.waitFor(INSTALL_TIMEOUT_S, TimeUnit.SECONDS) || install.exitValue() != 0) {
                install.destroyForcibly();
                throw new StackException("MariaDB can't make its data in " + data() + ":\n" + Files.readString(log));
            }
            Files.createFile(installed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while making MariaDB's data", e);
        }
    }

    private List<String> serverCommand(MariaDbBinaries binaries) {
        List<String> command = new ArrayList<>(List.of(binaries.server().toString(), "--no-defaults"));
        command.addAll(common(binaries));
        binaries.base().ifPresent(base -> command.add("--lc-messages-dir=" + base.resolve("share")));
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                // The path of a socket may have 107 characters, which that of the data may exceed
                "--socket=" + Path.of(System.getProperty("java.io.tmpdir"), "millrace-mariadb-" + port + ".sock"),
                "--pid-file=" + folder.run("mariadb-server.pid"),
                "--init-file=" + writeAccounts(),
                "--skip-name-resolve",
                // It would make a certificate at every start, which takes up to 18 s
                "--skip-ssl",
                "--default-time-zone=+00:00",
                "--character-set-server=utf8mb4",
                "--server-id=1",
                "--log-bin=binlog",
                "--binlog-format=ROW",
                "--binlog-row-image=FULL",
                "--binlog-row-metadata=FULL",
                "--sync-binlog=1",
                // Positions within a transaction, as before 11.4; an older server doesn't know the option
                "--loose-binlog-legacy-event-pos=ON",
                "--binlog-expire-logs-seconds=604800",
                "--innodb-buffer-pool-size=64M",
                // A health check connects and disconnects without a login, which counts as a connection error
                "--max-connect-errors=4294967295"));
        return command;
    }

    private List<String> common(MariaDbBinaries binaries) {
        List<String> options = new ArrayList<>();
        binaries.base().ifPresent(base -> options.add("--basedir=" + base));
        options.add("--datadir=" + data());
        if ("root".equals(System.getProperty("user.name"))) {
            // It refuses to run as root unless told so
            options.add("--user=root");
        }
        return options;
    }

    private Path data() {
        return folder.data(NAME);
    }

    private Path writeAccounts() {
        try {
            return Files.writeString(folder.run("mariadb-accounts.sql"), ACCOUNTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
