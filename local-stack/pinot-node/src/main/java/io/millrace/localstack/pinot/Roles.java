package io.millrace.localstack.pinot;

import static io.millrace.localstack.pinot.NodeSettings.CLUSTER;
import static io.millrace.localstack.pinot.NodeSettings.LOOPBACK;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pinot.broker.broker.helix.HelixBrokerStarter;
import org.apache.pinot.controller.ControllerStarter;

/** The configuration of each role; the keys are Pinot's own. */
final class Roles {

    /** Not derived from a port, so that the server keeps its segments when its port moves. */
    private static final String SERVER_ID = "Server_millrace_1";

    private static final int STATUS_CHECK_EVERY_MS = 100;

    private static final int RETENTION_CHECK_EVERY_S = 900;

    private final NodeSettings settings;

    Roles(NodeSettings settings) {
        this.settings = settings;
    }

    Role create(RoleName name) {
        return switch (name) {
            case ZOOKEEPER -> new ZooKeeperRole(settings);
            case CONTROLLER -> controller();
            case BROKER -> broker();
            case SERVER -> server();
            case MINION -> minion();
        };
    }

    private Role controller() {
        int port = settings.port("controller");
        Path data = settings.dataFolder().resolve("controller");
        Map<String, Object> configuration = Map.ofEntries(
                Map.entry("controller.helix.cluster.name", CLUSTER),
                Map.entry("controller.zk.str", settings.zooKeeper()),
                Map.entry("controller.host", LOOPBACK),
                Map.entry("controller.access.protocols", "http"),
                Map.entry("controller.access.protocols.http.host", LOOPBACK),
                Map.entry("controller.access.protocols.http.port", port),
                // The servers send finished segments to this port; controller.port would open it on all addresses as
                // well
                Map.entry("controller.access.protocols.http.vip", true),
                Map.entry("controller.data.dir", data.toString()),
                Map.entry("controller.local.temp.dir", data.resolve("tmp").toString()),
                // Pinot's six hours are too long for a retention of some hours
                Map.entry("controller.retention.frequencyInSeconds", RETENTION_CHECK_EVERY_S),
                // Copies of dropped segments would fill the disk of a small machine
                Map.entry("controller.deleted.segments.retentionInDays", 0));
        String id = LOOPBACK + "_" + port;
        return new PinotRole(
                new ControllerStarter(),
                settings.zooKeeper(),
                configuration,
                List.of("/" + CLUSTER + "/CONTROLLER/LEADER", live(id), live("Controller_" + id)));
    }

    private Role broker() {
        int port = settings.port("broker");
        Map<String, Object> configuration = Map.of(
                "pinot.cluster.name", CLUSTER,
                "pinot.zk.server", settings.zooKeeper(),
                "pinot.broker.hostname", LOOPBACK,
                "pinot.broker.client.access.protocols", "http",
                "pinot.broker.client.access.protocols.http.host", LOOPBACK,
                "pinot.broker.client.access.protocols.http.port", port,
                "pinot.broker.delayShutdownTimeMs", 0);
        return new PinotRole(
                new HelixBrokerStarter(),
                settings.zooKeeper(),
                configuration,
                List.of(live("Broker_" + LOOPBACK + "_" + port)));
    }

    private Role server() {
        Path data = settings.dataFolder().resolve("server");
        Map<String, Object> configuration = Map.ofEntries(
                Map.entry("pinot.cluster.name", CLUSTER),
                Map.entry("pinot.zk.server", settings.zooKeeper()),
                Map.entry("pinot.server.instance.id", SERVER_ID),
                Map.entry("pinot.server.netty.host", LOOPBACK),
                Map.entry("pinot.server.netty.port", settings.port("server")),
                Map.entry("pinot.server.grpc.enable", false),
                Map.entry("pinot.server.adminapi.access.protocols", "http"),
                Map.entry("pinot.server.adminapi.access.protocols.http.host", LOOPBACK),
                Map.entry("pinot.server.adminapi.access.protocols.http.port", settings.port("server-admin")),
                Map.entry("pinot.server.instance.dataDir", data.resolve("index").toString()),
                Map.entry(
                        "pinot.server.instance.segmentTarDir",
                        data.resolve("tar").toString()),
                // Accept queries only after reading up to the end of the topic; earlier results would be too small
                Map.entry("pinot.server.starter.realtimeConsumptionCatchupWaitMs", settings.catchUpMs()),
                Map.entry("pinot.server.starter.enableRealtimeOffsetBasedConsumptionStatusChecker", true),
                Map.entry("pinot.server.startup.serviceStatusCheckIntervalMs", STATUS_CHECK_EVERY_MS),
                // Nobody is left to wait for when a stack on one machine stops
                Map.entry("pinot.server.shutdown.enableQueryCheck", false));
        return new PinotRole(
                new LoopbackServerStarter(), settings.zooKeeper(), configuration, List.of(live(SERVER_ID)));
    }

    private Role minion() {
        int port = settings.port("minion");
        Map<String, Object> configuration = Map.of(
                "pinot.cluster.name", CLUSTER,
                "pinot.zk.server", settings.zooKeeper(),
                "pinot.minion.host", LOOPBACK,
                "pinot.minion.port", port,
                "dataDir", settings.dataFolder().resolve("minion").toString());
        return new PinotRole(
                new LoopbackMinionStarter(),
                settings.zooKeeper(),
                configuration,
                List.of(live("Minion_" + LOOPBACK + "_" + port)));
    }

    private static String live(String instance) {
        return "/" + CLUSTER + "/LIVEINSTANCES/" + instance;
    }
}
