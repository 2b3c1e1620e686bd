package io.millrace.localstack.pinot;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;

/** A short-lived connection to ZooKeeper for what must be done before a role starts. */
final class ZooKeeperSession implements AutoCloseable {

    private static final int SESSION_TIMEOUT_MS = 6_000;

    private final ZooKeeper client;

    private ZooKeeperSession(ZooKeeper client) {
        this.client = client;
    }

    static ZooKeeperSession open(String address, int timeoutS) throws IOException, InterruptedException {
        CountDownLatch connected = new CountDownLatch(1);
        ZooKeeper client = new ZooKeeper(address, SESSION_TIMEOUT_MS, event -> {
            if (event.getState() == KeeperState.SyncConnected) {
                connected.countDown();
            }
        });
        if (!connected.await(timeoutS, TimeUnit.SECONDS)) {
            client.close();
            throw new IOException("No ZooKeeper answered at " + address + " within " + timeoutS + " s");
        }
        return new ZooKeeperSession(client);
    }

    /**
     * Removes a node that a crashed process left behind, and that would otherwise stay until its session expires. Does
     * nothing if there is no such node, or if it isn't ephemeral.
     */
    void deleteEphemeral(String path) throws KeeperException, InterruptedException {
        Stat stat = client.exists(path, false);
        if (stat == null || stat.getEphemeralOwner() == 0) {
            return;
        }
        try {
            client.delete(path, stat.getVersion());
        } catch (KeeperException.NoNodeException e) {
            // expired in between
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
