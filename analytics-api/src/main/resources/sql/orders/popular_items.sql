-- The products that sell best, by pieces; an order has a product on one row, so rows are orders.
-- :from   start, epoch ms
-- :until  end (not in it), epoch ms
-- :limit  how many
SELECT
  productId,
  COUNT(*) AS orders,
  SUM(quantity) AS quantity
FROM order_items_enriched
WHERE ts >= :from AND ts < :until
GROUP BY productId
ORDER BY quantity DESC, productId
LIMIT :limit
