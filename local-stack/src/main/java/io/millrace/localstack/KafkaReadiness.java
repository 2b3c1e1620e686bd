package io.millrace.localstack;

import io.millrace.localstack.process.Readiness;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Ready when the broker answers an ApiVersions request, the first one that every client sends: an open port alone says
 * nothing, as it opens before requests are served.
 *
 * @see <a href="https://kafka.apache.org/protocol#The_Messages_ApiVersions">Kafka protocol: ApiVersions</a>
 */
record KafkaReadiness(int port) implements Readiness {

    private static final int TIMEOUT_MS = 2_000;
    private static final int REQUEST_BYTES = 10;
    private static final short API_VERSIONS = 18;
    private static final short VERSION_0 = 0;
    private static final int CORRELATION_ID = 1;
    private static final short NO_CLIENT_ID = -1;

    @Override
    public boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(REQUEST_BYTES);
            out.writeShort(API_VERSIONS);
            out.writeShort(VERSION_0);
            out.writeInt(CORRELATION_ID);
            out.writeShort(NO_CLIENT_ID);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            return length > Integer.BYTES && in.readInt() == CORRELATION_ID;
        } catch (IOException e) {
            return false;
        }
    }
}
