package io.millrace.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection, over which a test sends what no HTTP client would. */
public final class RawHttp implements AutoCloseable {
    private final Socket socket;

    public RawHttp(URI address) throws IOException {
        this.socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
    }

    public RawHttp send(String text) throws IOException {
        return send(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
    }

    public RawHttp send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The next answer with its body, which must say its length; empty where the service has hung up. */
    public String answer() throws IOException {
        StringBuilder header = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (header.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return header.toString();
            }
            header.append((char) next);
        }
        int length = header.toString()
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        return header + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
