-- The categories with the most sold pieces. An order counts once in each of its categories.
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
-- :limit  the greatest number of rows
SELECT
  productCategory AS category,
  DISTINCTCOUNT(orderHash) AS orders,
  SUM(quantity) AS quantity
FROM order_items_enriched
WHERE ts >= :from AND ts < :until AND productCategory IS NOT NULL
GROUP BY productCategory
ORDER BY quantity DESC, productCategory
LIMIT :limit
