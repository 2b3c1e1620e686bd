-- What is known of the products of one order; those that aren't known have no row.
-- :orderId  the order's id
-- :from     start, epoch ms
-- :until    end (not in it), epoch ms
SELECT productId, productName, productCategory, productImage
FROM order_items_enriched
WHERE orderId = :orderId AND ts >= :from AND ts < :until AND productName IS NOT NULL
LIMIT 1000
