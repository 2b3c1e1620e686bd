package io.millrace.localstack.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A readiness check of a child, as a URI, so that another process can run it, too: {@code http:} must answer with 200,
 * {@code kafka:} must answer Kafka's first request, {@code mysql:} must greet as MariaDB and MySQL do, {@code file:}
 * must exist.
 */
public record HealthCheck(URI uri) {

    private static final int CONNECT_TIMEOUT_MS = 1_000;
    private static final int ANSWER_TIMEOUT_MS = 2_000;

    public HealthCheck {
        switch (String.valueOf(uri.getScheme())) {
            case "http", "kafka", "mysql", "file" -> {}
            default ->
                throw new IllegalArgumentException("A health check must be http:, kafka:, mysql: or file:, was " + uri);
        }
    }

    /** Ready when a GET is answered with 200. */
    public static HealthCheck http(int port, String path) {
        return new HealthCheck(URI.create("http://127.0.0.1:" + port + path));
    }

    /** Ready when the broker serves requests. */
    public static HealthCheck kafka(int port) {
        return new HealthCheck(URI.create("kafka://127.0.0.1:" + port));
    }

    /** Ready when MariaDB or MySQL takes connections. */
    public static HealthCheck mysql(int port) {
        return new HealthCheck(URI.create("mysql://127.0.0.1:" + port));
    }

    /** Ready when the child has made this file. */
    public static HealthCheck file(Path file) {
        return new HealthCheck(file.toUri());
    }

    /** Runs the check. Never throws: any error means "not yet". */
    public boolean isGood() {
        try {
            return switch (uri.getScheme()) {
                case "http" -> answersWithOk();
                case "kafka" -> answersApiVersions();
                case "mysql" -> greets();
                default -> Files.exists(Path.of(uri));
            };
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes the ready file of an earlier run of the child. */
    void reset() throws IOException {
        if ("file".equals(uri.getScheme())) {
            Files.deleteIfExists(Path.of(uri));
        }
    }

    private boolean answersWithOk() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_TIMEOUT_MS);
        connection.setReadTimeout(ANSWER_TIMEOUT_MS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }

    /**
     * Reads the server's greeting: a header of four bytes, then the version of the protocol.
     *
     * @see <a href="https://mariadb.com/kb/en/connection/#initial-handshake-packet">MariaDB: initial handshake packet</a>
     */
    private boolean greets() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(ANSWER_TIMEOUT_MS);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_TIMEOUT_MS);
            int header = 4;
            int protocolVersion = 10;
            byte[] start = socket.getInputStream().readNBytes(header + 1);
            return start.length == header + 1 && start[header] == protocolVersion;
        }
    }

    /**
     * Sends ApiVersions, the first request of every client. An open port alone doesn't show that the broker works.
     *
     * @see <a href="https://kafka.apache.org/protocol#The_Messages_ApiVersions">Kafka protocol: ApiVersions</a>
     */
    private boolean answersApiVersions() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(ANSWER_TIMEOUT_MS);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_TIMEOUT_MS);
            short apiVersions = 18;
            short version = 0;
            int correlationId = 1;
            short noClientId = -1;
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(Short.BYTES + Short.BYTES + Integer.BYTES + Short.BYTES);
            out.writeShort(apiVersions);
            out.writeShort(version);
            out.writeInt(correlationId);
            out.writeShort(noClientId);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return in.readInt() > Integer.BYTES && in.readInt() == correlationId;
        }
    }
}
