-- The products with the most sold pieces. An order has one row for a product, so a row counts as an order, unless its
-- quantity is 0: then the order was corrected and no longer has the product.
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
-- :limit  the greatest number of rows
SELECT
  productId AS what,
  COUNT(*) AS orders,
  SUM(quantity) AS pieces
FROM order_items_enriched
WHERE ts >= :from AND ts < :until AND quantity > 0
GROUP BY productId
ORDER BY pieces DESC, productId
LIMIT :limit
