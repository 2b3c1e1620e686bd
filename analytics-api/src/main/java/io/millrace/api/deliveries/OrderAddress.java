package io.millrace.api.deliveries;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of an order's own page in the API. */
final class OrderAddress {
    private OrderAddress() {}

    static String of(String id) {
        return "/orders/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
