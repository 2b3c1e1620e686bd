package io.millrace.localstack.pinot;

import java.util.List;
import java.util.Map;
import org.apache.pinot.spi.env.PinotConfiguration;
import org.apache.pinot.spi.services.ServiceStartable;

/** A role that takes part in the Helix cluster. */
final class PinotRole implements Role {

    private static final int ZOOKEEPER_TIMEOUT_S = 60;

    private final ServiceStartable service;
    private final String zooKeeper;
    private final Map<String, Object> configuration;
    private final List<String> ephemerals;

    /** @param ephemerals the ephemeral ZooKeeper nodes that mark this role as alive */
    PinotRole(ServiceStartable service, String zooKeeper, Map<String, Object> configuration, List<String> ephemerals) {
        this.service = service;
        this.zooKeeper = zooKeeper;
        this.configuration = configuration;
        this.ephemerals = ephemerals;
    }

    @Override
    public void start() throws Exception {
        // After a crash Helix would wait half a minute for the dead instance's session to expire. The parent process
        // runs each role once only, so whatever is still registered under its name is dead.
        try (ZooKeeperSession session = ZooKeeperSession.open(zooKeeper, ZOOKEEPER_TIMEOUT_S)) {
            for (String path : ephemerals) {
                session.deleteEphemeral(path);
            }
        }
        service.init(new PinotConfiguration(configuration));
        service.start();
    }

    @Override
    public void stop() {
        service.stop();
    }
}
