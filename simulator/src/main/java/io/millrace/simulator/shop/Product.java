package io.millrace.simulator.shop;

import java.math.BigDecimal;

/**
 * Something on the menu.
 *
 * @param id positive, and the same in every run
 * @param price of one, in Indian rupees, with two decimals
 * @param image path of its picture below the web root
 */
public record Product(int id, String name, String description, String category, BigDecimal price, String image) {

    public Product {
        if (id < 1) {
            throw new IllegalArgumentException("product id must be positive, was " + id);
        }
        if (name.isBlank() || category.isBlank()) {
            throw new IllegalArgumentException("product " + id + " must have a name and a category");
        }
        if (price.signum() <= 0 || price.scale() != 2) {
            throw new IllegalArgumentException(
                    "price of product " + id + " must be positive with two decimals, was " + price);
        }
    }
}
