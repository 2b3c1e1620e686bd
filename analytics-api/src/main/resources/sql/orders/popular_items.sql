-- The products with the most sold pieces. An order has one row for a product, so a row counts as an order.
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
-- :limit  the greatest number of rows
SELECT
  productId,
  COUNT(*) AS orders,
  SUM(quantity) AS quantity
FROM order_items_enriched
WHERE ts >= :from AND ts < :until
GROUP BY productId
ORDER BY quantity DESC, productId
LIMIT :limit
