package io.millrace.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.orders.OrderItems.Line;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderItemsTest {
    @Test
    void aLineHasProductQuantityAndPrice() {
        assertThat(OrderItems.parse("[{\"productId\":\"3\",\"quantity\":2,\"price\":5}]"))
                .containsExactly(new Line("3", 2L, new BigDecimal("5.00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-6", "1e12", "\"NaN\"", "null", "[]", "1e999999999"})
    void aPriceThatIsNoneCostsThePriceOnly(String price) {
        assertThat(OrderItems.parse("[{\"productId\":\"3\",\"quantity\":2,\"price\":" + price + "}]"))
                .containsExactly(new Line("3", 2L, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "99999999999999999999", "\"2\"", "{}"})
    void aQuantityThatIsNoneCostsTheQuantityOnly(String quantity) {
        assertThat(OrderItems.parse("[{\"productId\":\"3\",\"price\":5,\"quantity\":" + quantity + "}]"))
                .containsExactly(new Line("3", null, new BigDecimal("5.00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[{", "{}", "[1]", "[[]]", "[{}] x"})
    void whatIsNoListOfItemsIsNone(String text) {
        assertThat(OrderItems.parse(text)).isNull();
    }

    @Test
    void whatIsNestedDeepIsNone() {
        assertThat(OrderItems.parse("[".repeat(5000) + "]".repeat(5000))).isNull();
    }
}
