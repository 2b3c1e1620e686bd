package io.millrace.simulator.orders;

import io.millrace.simulator.shop.Product;
import java.math.BigDecimal;

/** A quantity of one product. */
public record OrderLine(Product product, int quantity) {

    public OrderLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be positive, was " + quantity);
        }
    }

    /** Unit price times quantity, exactly. */
    public BigDecimal price() {
        return product.price().multiply(BigDecimal.valueOf(quantity));
    }
}
