package io.millrace.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port that a child is about to listen on.
 *
 * @param use what it is for, such as "Kafka"
 * @param number 1 to 65535
 */
public record Port(String use, int number) {

    private static final int BACKLOG = 1;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    public Port {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("The port for " + use + " must be from 1 to 65535, was " + number);
        }
    }

    /**
     * Finds a port that is free at this moment, and a different one each time: an earlier caller may not listen yet,
     * and the system sometimes returns the same number twice.
     */
    public static int anyFree() {
        int port = free();
        while (!GIVEN.add(port)) {
            port = free();
        }
        return port;
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StackException("This machine gives no free port: " + e.getMessage(), e);
        }
    }

    /** Whether a child could listen on it now. */
    public boolean isFree() {
        try (ServerSocket socket = new ServerSocket(number, BACKLOG, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Fails if another process listens on it.
     *
     * @throws StackException with the use, the number and, if the system reports it, the process that has the port
     */
    public void requireFree() {
        if (!isFree()) {
            Optional<String> owner = PortOwner.find(number);
            throw new StackException("Port " + number + " for " + use + " is taken"
                    + owner.map(process -> " by " + process).orElse("")
                    + ". End what listens there, or set another port.");
        }
    }
}
