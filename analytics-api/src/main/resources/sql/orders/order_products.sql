-- The known products of an order. Unknown ones have no row.
-- :orderId  the order's id
-- :from     start, epoch ms
-- :until    end (exclusive), epoch ms
SELECT productId, productName, productCategory, productImage
FROM order_items_enriched
WHERE orderId = :orderId AND ts >= :from AND ts < :until AND quantity > 0 AND productName IS NOT NULL
LIMIT 10000
