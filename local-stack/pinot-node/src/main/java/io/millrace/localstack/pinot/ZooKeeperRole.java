package io.millrace.localstack.pinot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.zookeeper.server.DatadirCleanupManager;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.apache.zookeeper.server.persistence.FileTxnSnapLog;
import org.jspecify.annotations.Nullable;

/** A single ZooKeeper server; ZooKeeper's own main class would not tell when it is ready. */
final class ZooKeeperRole implements Role {

    private static final int TICK_MS = 2_000;
    private static final int UNLIMITED_CONNECTIONS = 0;
    private static final int SNAPSHOTS_KEPT = 3;
    private static final int PURGE_EVERY_HOURS = 1;

    private final NodeSettings settings;
    private @Nullable ServerCnxnFactory connections;

    ZooKeeperRole(NodeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        File folder = Files.createDirectories(settings.dataFolder().resolve("zookeeper"))
                .toFile();
        new DatadirCleanupManager(folder, folder, SNAPSHOTS_KEPT, PURGE_EVERY_HOURS).start();
        connections = ServerCnxnFactory.createFactory(
                NodeSettings.onLoopback(settings.port("zookeeper")), UNLIMITED_CONNECTIONS);
        connections.startup(new ZooKeeperServer(new FileTxnSnapLog(folder, folder), TICK_MS));
    }

    @Override
    public void stop() {
        if (connections != null) {
            connections.shutdown();
        }
    }
}
