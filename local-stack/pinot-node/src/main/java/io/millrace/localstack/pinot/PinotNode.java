package io.millrace.localstack.pinot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the roles that a properties file names, until the process is told to end. */
public final class PinotNode {

    /** A strong reference; otherwise java.util.logging may collect the logger and lose its level. */
    private static final Logger JERSEY_AND_GRPC = Logger.getLogger("");

    private PinotNode() {}

    /**
     * Starts the roles in their order, and writes the ready file when all of them work.
     *
     * @param args the properties file
     */
    public static void main(String[] args) throws IOException {
        JERSEY_AND_GRPC.setLevel(Level.SEVERE);
        NodeSettings settings = NodeSettings.read(Path.of(args[0]));
        Files.deleteIfExists(settings.readyFile());
        Deque<Role> started = new ArrayDeque<>();
        if (settings.roles().size() == 1) {
            // A role on its own signs off from the others. When all end together there is nobody to tell.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "stop"));
        }
        if (settings.roles().contains(RoleName.SERVER)) {
            ServerMetricsPage.serve(settings.port("server-metrics"), settings.dataFolder());
        }
        Roles roles = new Roles(settings);
        for (RoleName name : settings.roles()) {
            long startedAt = System.nanoTime();
            try {
                Role role = roles.create(name);
                role.start();
                synchronized (started) {
                    started.push(role);
                }
            } catch (Exception e) {
                System.out.println("The " + name + " can't start");
                e.printStackTrace(System.out);
                Runtime.getRuntime().halt(1);
            }
            System.out.printf("The %s started in %d ms%n", name, (System.nanoTime() - startedAt) / 1_000_000);
        }
        Files.createFile(settings.readyFile());
    }

    private static void stop(Deque<Role> started) {
        synchronized (started) {
            for (Role role : started) {
                try {
                    role.stop();
                } catch (Exception e) {
                    e.printStackTrace(System.out);
                }
            }
        }
    }
}
