package io.millrace.it.containers;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import io.millrace.it.TestStack;
import io.millrace.localstack.StackComponent;
import io.millrace.localstack.process.Port;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * Kafka, Pinot and MySQL from the images of {@code compose.yaml}, with its commands, settings and health checks.
 *
 * <p>Pinot's containers and Kafka's share the network of ZooKeeper's, which no test takes away: so {@code 127.0.0.1} and
 * Kafka's port lead to Kafka for Pinot as they do for the tests, and all names of {@code compose.yaml} are that address.
 */
public final class ContainerStack implements TestStack {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String KAFKA_PORT = ":9092";

    /** The accounts of the tests, which may make databases of their own. */
    private static final String ACCOUNTS =
            """
            GRANT ALL PRIVILEGES ON `pizzashop\\_%`.* TO 'mysqluser'@'%';
            CREATE USER 'debezium'@'%' IDENTIFIED BY 'dbz';
            GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'debezium'@'%';
            """;

    private final Path root;
    private final int kafkaPort = Port.anyFree();
    private final int controllerPort = Port.anyFree();
    private final int brokerPort = Port.anyFree();
    private final int databasePort = Port.anyFree();

    private final Member zooKeeper;
    private final Member kafka;
    private final List<Member> pinot;
    private final Member database;

    /** Whether the build was asked for containers. */
    public static boolean isWanted() {
        return "containers".equals(System.getProperty("millrace.stack"));
    }

    /** @param root the folder of compose.yaml; nothing runs yet */
    public ContainerStack(Path root) {
        this.root = root;
        this.zooKeeper = zooKeeper();
        this.kafka = kafka();
        this.pinot = List.of(pinot("controller"), pinot("broker"), pinot("server"), pinot("minion"));
        this.database = database();
    }

    /** A container and the command that succeeds in it when it is healthy. */
    private record Member(GenericContainer<?> container, String healthy) {
        boolean isHealthy() {
            try {
                return container.execInContainer("sh", "-c", healthy).getExitCode() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Member zooKeeper() {
        Member member = member("zookeeper", service("zookeeper"));
        for (String name : List.of("zookeeper", "kafka", "pinot-controller", "pinot-broker")) {
            member.container().withExtraHost(name, "127.0.0.1");
        }
        member.container()
                .setPortBindings(List.of(kafkaPort + ":" + kafkaPort, controllerPort + ":9000", brokerPort + ":8099"));
        return member;
    }

    private Member kafka() {
        ComposeService service = service("kafka");
        Member member = member(
                "kafka",
                new ComposeService(
                        service.image(),
                        service.command(),
                        service.environment(),
                        service.healthy().replace(KAFKA_PORT, ":" + kafkaPort)));
        member.container()
                .withEnv("KAFKA_LISTENERS", "CLIENTS://:" + kafkaPort + ",CONTROLLER://:9093")
                .withEnv("KAFKA_ADVERTISED_LISTENERS", "CLIENTS://127.0.0.1:" + kafkaPort);
        return member;
    }

    private Member pinot(String role) {
        Member member = member("pinot-" + role, service("pinot-" + role));
        member.container()
                .withCopyFileToContainer(MountableFile.forHostPath(root.resolve("containers/pinot")), "/millrace");
        return member;
    }

    private Member database() {
        Member member = member("mysql", service("mysql"));
        member.container()
                .withEnv(Map.of(
                        "MYSQL_DATABASE", "pizzashop",
                        "MYSQL_USER", "mysqluser",
                        "MYSQL_PASSWORD", "mysqlpw",
                        "MYSQL_ROOT_PASSWORD", "mysqlpw"))
                .withCopyToContainer(Transferable.of(ACCOUNTS), "/docker-entrypoint-initdb.d/accounts.sql");
        member.container().setPortBindings(List.of(databasePort + ":3306"));
        return member;
    }

    private ComposeService service(String name) {
        return ComposeService.read(root.resolve("compose.yaml"), name);
    }

    @SuppressWarnings("resource") // closed with the stack
    private static Member member(String name, ComposeService service) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(service.image()))
                .waitingFor(Wait.forSuccessfulCommand(service.healthy()).withStartupTimeout(START_TIMEOUT));
        service.environment().forEach((key, value) -> {
            // Secrets are files in compose.yaml; here they are known to all
            if (!key.endsWith("_FILE")) {
                container.addEnv(key, value);
            }
        });
        if (!service.command().isEmpty()) {
            container.setCommand(service.command().toArray(String[]::new));
        }
        container.withLabel("io.millrace.test", name);
        return new Member(container, service.healthy());
    }

    @Override
    public String kafkaBootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    @Override
    public URI pinotController() {
        return URI.create("http://127.0.0.1:" + controllerPort);
    }

    @Override
    public URI pinotBroker() {
        return URI.create("http://127.0.0.1:" + brokerPort);
    }

    /** There are none, as {@code compose.yaml} starts no exporter unless it is told to. */
    @Override
    public URI pinotServerMetrics() {
        return URI.create("http://127.0.0.1:1/metrics");
    }

    @Override
    public int databasePort() {
        return databasePort;
    }

    @Override
    public Map<String, String> captureSettings() {
        return Map.of("CDC_SOURCE", "mysql");
    }

    @Override
    public List<Path> captureLibraries() {
        try {
            return List.of(Path.of(Class.forName("com.mysql.cj.jdbc.Driver")
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("MySQL's driver comes with the profile containers", e);
        }
    }

    @Override
    public void start() {
        if (!zooKeeper.container().isRunning()) {
            zooKeeper.container().start();
            String network = "container:" + zooKeeper.container().getContainerId();
            kafka.container().setNetworkMode(network);
            pinot.forEach(member -> member.container().setNetworkMode(network));
        }
        start(StackComponent.KAFKA);
        start(StackComponent.PINOT);
        start(StackComponent.MARIADB);
    }

    @Override
    public void start(StackComponent component) {
        for (Member member : members(component)) {
            GenericContainer<?> container = member.container();
            if (container.getContainerId() == null) {
                container.start();
            } else if (!container.isRunning()) {
                // The container that was, with its data; Testcontainers' own start would make a new one
                docker().startContainerCmd(container.getContainerId()).exec();
                awaitHealthy(member);
            }
        }
    }

    @Override
    public void kill(StackComponent component) {
        ids(component).forEach(id -> docker().killContainerCmd(id).exec());
    }

    @Override
    public void pause(StackComponent component) {
        ids(component).forEach(id -> docker().pauseContainerCmd(id).exec());
    }

    @Override
    public void resume(StackComponent component) {
        ids(component).forEach(id -> docker().unpauseContainerCmd(id).exec());
    }

    @Override
    public void close() {
        List<Member> all = new ArrayList<>(List.of(zooKeeper, kafka, database));
        all.addAll(pinot);
        Collections.reverse(all);
        all.forEach(member -> member.container().stop());
    }

    private List<String> ids(StackComponent component) {
        return members(component).stream()
                .map(member -> member.container().getContainerId())
                .toList();
    }

    private List<Member> members(StackComponent component) {
        return switch (component) {
            case KAFKA -> List.of(kafka);
            case MARIADB -> List.of(database);
            case PINOT -> pinot;
            case ZOOKEEPER, CONTROLLER, BROKER, SERVER, MINION ->
                throw new IllegalArgumentException(
                        "The tests take " + component + " away with all of Pinot or not at all");
        };
    }

    private static void awaitHealthy(Member member) {
        await().atMost(START_TIMEOUT).pollInterval(POLL).until(member::isHealthy);
    }

    private static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }
}
