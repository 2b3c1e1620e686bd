-- The categories with the most sold pieces. An order counts once in each of its categories.
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
-- :limit  the greatest number of rows
SELECT
  productCategory AS what,
  DISTINCTCOUNT(orderHash) AS orders,
  SUM(quantity) AS pieces
FROM order_items_enriched
WHERE ts >= :from AND ts < :until AND quantity > 0 AND productCategory IS NOT NULL AND productCategory <> ''
GROUP BY productCategory
ORDER BY pieces DESC, productCategory
LIMIT :limit
