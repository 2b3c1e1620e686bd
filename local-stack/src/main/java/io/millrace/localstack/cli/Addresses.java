package io.millrace.localstack.cli;

import io.millrace.localstack.LocalStack;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of all components, as shown when all are up. */
record Addresses(Map<String, String> byName) {

    private static final int NAME_WIDTH = 15;

    static Addresses of(LocalStack stack, UpOptions options) {
        Map<String, String> addresses = new LinkedHashMap<>();
        if (options.services()) {
            String api = "http://127.0.0.1:" + options.apiPort();
            addresses.put("dashboards", api + "/");
            addresses.put("API", api + "/orders/overview");
            addresses.put("API docs", api + "/openapi");
            addresses.put("capture", "http://127.0.0.1:" + options.cdcPort() + "/state");
            addresses.put("processor", "http://127.0.0.1:" + options.processorPort() + "/state");
        }
        addresses.put("Pinot console", stack.pinotController() + "/");
        addresses.put("Pinot queries", stack.pinotBroker() + "/query/sql");
        addresses.put("Kafka", stack.kafkaBootstrapServers());
        addresses.put(
                "database",
                "127.0.0.1:" + stack.mariadbPort() + ", MariaDB pizzashop, account mysqluser, password mysqlpw");
        addresses.put("logs", "./millrace logs -f");
        addresses.put("stop", "Ctrl-C, or ./millrace down");
        return new Addresses(addresses);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n");
        byName.forEach((name, address) -> text.append("  ")
                .append(name)
                .append(" ".repeat(NAME_WIDTH - name.length()))
                .append(address)
                .append('\n'));
        return text.toString();
    }
}
