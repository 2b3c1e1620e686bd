package io.millrace.localstack;

import io.millrace.localstack.process.Port;
import java.util.Arrays;

/** The ports of the stack, all on the loopback address; 0 stands for a free one, chosen once and then kept with the data. */
public record StackPorts(
        int kafka,
        int kafkaController,
        int zookeeper,
        int controller,
        int broker,
        int server,
        int serverAdmin,
        int serverMetrics,
        int minion,
        int mariadb) {

    private static final int HIGHEST = 65_535;

    public StackPorts {
        int[] all = {
            kafka, kafkaController, zookeeper, controller, broker, server, serverAdmin, serverMetrics, minion, mariadb
        };
        for (int port : all) {
            if (port < 0 || port > HIGHEST) {
                throw new IllegalArgumentException("A port must be from 0 to " + HIGHEST + ", was " + port);
            }
        }
        int[] chosen = Arrays.stream(all).filter(port -> port != 0).toArray();
        if (Arrays.stream(chosen).distinct().count() < chosen.length) {
            throw new IllegalArgumentException("Two of the stack's ports are the same: " + Arrays.toString(all));
        }
    }

    /** The usual ones, as documented. */
    public static StackPorts usual() {
        return new StackPorts(9092, 9093, 2181, 9000, 8099, 8098, 8097, 8008, 9514, 3306);
    }

    /** Free ones, for tests. */
    public static StackPorts free() {
        return new StackPorts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Replaces every 0: by the port used before if there is one, otherwise by a free one. */
    StackPorts settled(StackPorts before) {
        return new StackPorts(
                settled(kafka, before.kafka),
                settled(kafkaController, before.kafkaController),
                settled(zookeeper, before.zookeeper),
                settled(controller, before.controller),
                settled(broker, before.broker),
                settled(server, before.server),
                settled(serverAdmin, before.serverAdmin),
                settled(serverMetrics, before.serverMetrics),
                settled(minion, before.minion),
                settled(mariadb, before.mariadb));
    }

    private static int settled(int wanted, int before) {
        if (wanted != 0) {
            return wanted;
        }
        return before != 0 ? before : Port.anyFree();
    }
}
