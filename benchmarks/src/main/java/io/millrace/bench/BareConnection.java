package io.millrace.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept and does one thing after the other. A full client would take more of the
 * machine's CPU than the server that is measured. It reads answers that have a {@code Content-Length} and fails on
 * any other.
 */
final class BareConnection implements AutoCloseable {

    private static final int ANSWER_TIMEOUT_MS = (int) Duration.ofSeconds(30).toMillis();

    private final URI api;
    private final Socket socket = new Socket();
    private final InputStream in;

    BareConnection(URI api) throws IOException {
        this.api = api;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_TIMEOUT_MS);
        socket.connect(new InetSocketAddress(api.getHost(), api.getPort()), ANSWER_TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** What came back. */
    record Answer(int status, String body) {

        /** The body, if the status is the one expected. */
        String orFail(int expected) throws IOException {
            if (status != expected) {
                throw new IOException("expected HTTP " + expected + " but got " + status + ": " + body);
            }
            return body;
        }
    }

    Answer get(String path) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: " + api.getAuthority() + "\r\n\r\n", new byte[0]);
    }

    Answer post(String path, String contentType, String requestId, byte[] body) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + api.getAuthority() + "\r\nContent-Type: " + contentType
                + "\r\nX-Request-Id: " + requestId + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        return exchange(head, body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer exchange(String head, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
        request.writeBytes(head.getBytes(ISO_8859_1));
        request.writeBytes(body);
        request.writeTo(socket.getOutputStream());
        String[] statusLine = line().split(" ", 3);
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        if (length < 0) {
            throw new IOException("the answer to " + head.lines().findFirst().orElse("") + " has no Content-Length");
        }
        return new Answer(Integer.parseInt(statusLine[1]), new String(in.readNBytes(length), UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed within an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
