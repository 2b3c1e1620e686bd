package io.millrace.localstack.pinot;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The page {@code /metrics} of a process with a Pinot server: its heap, the keys of its upsert tables, and the disk of
 * its data. The names and labels are those of Prometheus' JMX exporter with Pinot's {@code server.yml}, and of the node
 * exporter for the disk, so a reader finds the same here and at a server elsewhere.
 */
final class ServerMetricsPage {

    private static final String KEY_COUNTS = "*:type=\"ServerMetrics\",name=\"pinot.server.upsertPrimaryKeysCount.*\"";

    private final Path data;

    private ServerMetricsPage(Path data) {
        this.data = data;
    }

    /** Serves the page until the process ends. */
    static void serve(int port, Path data) throws IOException {
        ServerMetricsPage page = new ServerMetricsPage(data);
        HttpServer server = HttpServer.create(NodeSettings.onLoopback(port), 0);
        server.setExecutor(Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "server-metrics");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/metrics", exchange -> {
            try (exchange) {
                byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder();
        double startedAtS = ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0;
        text.append("process_start_time_seconds ").append(startedAtS).append('\n');
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage afterCollection = pool.getCollectionUsage();
            if (afterCollection != null) {
                String label = "{pool=\"" + pool.getName() + "\"} ";
                text.append("jvm_memory_pool_collection_used_bytes").append(label);
                text.append(afterCollection.getUsed()).append('\n');
                text.append("jvm_memory_pool_collection_max_bytes").append(label);
                text.append(afterCollection.getMax()).append('\n');
            }
        }
        appendKeys(text);
        appendDisk(text);
        return text.toString();
    }

    private static void appendKeys(StringBuilder text) throws IOException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName name : beans.queryNames(new ObjectName(KEY_COUNTS), null)) {
                // pinot.server.upsertPrimaryKeysCount.orders_REALTIME.0
                String[] parts = ObjectName.unquote(name.getKeyProperty("name")).split("\\.", -1);
                String table = parts[parts.length - 2].replaceFirst("_REALTIME$", "");
                String labels = "{table=\"%s\",tableType=\"REALTIME\",partition=\"%s\"} "
                        .formatted(table, parts[parts.length - 1]);
                text.append("pinot_server_upsertPrimaryKeysCount_Value").append(labels);
                text.append(beans.getAttribute(name, "Value")).append('\n');
            }
        } catch (JMException e) {
            throw new IOException(e);
        }
    }

    private void appendDisk(StringBuilder text) throws IOException {
        FileStore disk = Files.getFileStore(Files.createDirectories(data));
        String label = "{mountpoint=\"" + data.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"} ";
        text.append("node_filesystem_avail_bytes").append(label).append(disk.getUsableSpace());
        text.append('\n');
        text.append("node_filesystem_size_bytes").append(label).append(disk.getTotalSpace());
        text.append('\n');
    }
}
