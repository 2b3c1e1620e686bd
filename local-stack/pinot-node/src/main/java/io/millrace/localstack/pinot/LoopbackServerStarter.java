package io.millrace.localstack.pinot;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.apache.pinot.core.transport.QueryServer;
import org.apache.pinot.server.starter.ServerInstance;
import org.apache.pinot.server.starter.helix.HelixServerStarter;
import org.apache.pinot.spi.env.PinotConfiguration;

/**
 * A server whose query port is on the loopback address. Pinot binds that port to all addresses and offers no setting
 * for it, so the channel class that it is about to open is exchanged for one that can't leave this machine.
 */
final class LoopbackServerStarter extends HelixServerStarter {

    @Override
    public void init(PinotConfiguration configuration) throws Exception {
        super.init(configuration);
        // Pinot calls this after it has made the server instance and before it opens the port
        _helixManager.addPreConnectCallback(() -> keepOnLoopback(_serverInstance));
    }

    private static void keepOnLoopback(ServerInstance instance) {
        try {
            Field queryServer = ServerInstance.class.getDeclaredField("_nettyQueryServer");
            queryServer.setAccessible(true);
            Field channelClass = QueryServer.class.getDeclaredField("_channelClass");
            channelClass.setAccessible(true);
            channelClass.set(queryServer.get(instance), LoopbackChannel.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This version of Pinot opens its query port in another way; it would be reachable from outside", e);
        }
    }

    /** Public with a public constructor, as Netty makes it by reflection. */
    public static final class LoopbackChannel extends NioServerSocketChannel {

        /** For Netty. */
        public LoopbackChannel() {}

        @Override
        protected void doBind(SocketAddress address) throws Exception {
            super.doBind(NodeSettings.onLoopback(((InetSocketAddress) address).getPort()));
        }
    }
}
