package io.millrace.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The peer: a handler of Netty's that answers each request with the bytes of a file, chunk by chunk as they are taken. */
final class PlainPeer implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;

    PlainPeer(Path file) throws InterruptedException {
        server = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new Handler(file));
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/");
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        var unused = threads.shutdownGracefully();
    }

    private static final class Handler extends SimpleChannelInboundHandler<HttpObject> {
        private final Path file;
        private InputStream in = InputStream.nullInputStream();
        private boolean over = true;

        Handler(Path file) {
            this.file = file;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) throws IOException {
            if (message instanceof HttpRequest) {
                in = Files.newInputStream(file);
                over = false;
                HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
                HttpUtil.setTransferEncodingChunked(response, true);
                var unused = context.write(response);
                goOn(context);
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            try {
                goOn(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void goOn(ChannelHandlerContext context) throws IOException {
            while (!over && context.channel().isWritable()) {
                byte[] chunk = in.readNBytes(CHUNK);
                if (chunk.length == 0) {
                    over = true;
                    in.close();
                    var unused = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
                } else {
                    var unused = context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(chunk)));
                }
            }
        }
    }
}
