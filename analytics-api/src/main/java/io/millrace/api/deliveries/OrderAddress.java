package io.millrace.api.deliveries;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The URL of an order in the API. */
final class OrderAddress {
    private OrderAddress() {}

    static String of(String id) {
        return "/orders/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
