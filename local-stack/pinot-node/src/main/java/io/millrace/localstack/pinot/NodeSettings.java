package io.millrace.localstack.pinot;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;

/** The settings of one Pinot process, which its parent writes into a properties file. */
record NodeSettings(Properties values) {

    static final String LOOPBACK = "127.0.0.1";
    static final String CLUSTER = "millrace";

    static NodeSettings read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        return new NodeSettings(values);
    }

    /** The roles of this process; all others of the cluster run elsewhere. */
    Set<RoleName> roles() {
        Set<RoleName> roles = EnumSet.noneOf(RoleName.class);
        Arrays.stream(required("roles").split(",")).map(RoleName::of).forEach(roles::add);
        return roles;
    }

    int port(String name) {
        return Integer.parseInt(required(name + ".port"));
    }

    /** The folder for data that must survive a restart. */
    Path dataFolder() {
        return Path.of(required("data.folder"));
    }

    /** The file that the process writes when all roles have started. */
    Path readyFile() {
        return Path.of(required("ready.file"));
    }

    int catchUpMs() {
        return Integer.parseInt(required("server.catch-up-ms"));
    }

    String zooKeeper() {
        return LOOPBACK + ":" + port("zookeeper");
    }

    static InetSocketAddress onLoopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private String required(String key) {
        String value = values.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("The settings of this Pinot process lack " + key);
        }
        return value;
    }
}
