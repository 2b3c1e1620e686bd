package io.millrace.simulator.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.simulator.shop.Customer;
import io.millrace.simulator.shop.GeoPoint;
import io.millrace.simulator.shop.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderEventsTest {

    private static final UUID ID = UUID.fromString("821281c1-1b64-3a21-8a7b-6cdbd2b49ccf");
    private static final Instant ON_THE_SECOND = Instant.parse("2026-11-20T17:20:01Z");

    @Test
    void aPlacedOrderIsWrittenAsAShopWouldSendIt() {
        Customer customer = new Customer(
                17, "Asha", "Rao", "asha.rao.17@example.com", "1, Nair Road", new GeoPoint(12.959079, 77.621286));
        Product margherita = new Product(1, "Margherita", "", "Veg Pizza", new BigDecimal("349.10"), "/m.svg");
        Product cola = new Product(106, "Cola", "", "Drinks", new BigDecimal("60.00"), "/c.svg");
        Order order = new Order(
                ID,
                customer,
                List.of(new OrderLine(margherita, 3), new OrderLine(cola, 1)),
                new OrderCourse(List.of(OrderStatus.PLACED_ORDER), 0));

        String json = new String(OrderEvents.placed(order, ON_THE_SECOND), UTF_8);

        assertThat(json)
                .isEqualTo(
                        "{\"id\":\"821281c1-1b64-3a21-8a7b-6cdbd2b49ccf\",\"createdAt\":\"2026-11-20T17:20:01.000Z\","
                                + "\"userId\":17,\"status\":\"PLACED_ORDER\",\"price\":1107.30,\"items\":["
                                + "{\"productId\":1,\"quantity\":3,\"price\":349.10},"
                                + "{\"productId\":106,\"quantity\":1,\"price\":60.00}],"
                                + "\"deliveryLat\":12.959079,\"deliveryLon\":77.621286}");
    }

    @Test
    void aStatusIsWrittenWithItsTimeInMilliseconds() {
        Instant at = ON_THE_SECOND.plusNanos(123_999_999);

        String json = new String(OrderEvents.status(ID, OrderStatus.BEING_COOKED, at), UTF_8);

        assertThat(json)
                .isEqualTo("{\"id\":\"821281c1-1b64-3a21-8a7b-6cdbd2b49ccf\","
                        + "\"updatedAt\":\"2026-11-20T17:20:01.123Z\",\"status\":\"BEING_COOKED\"}");
    }
}
