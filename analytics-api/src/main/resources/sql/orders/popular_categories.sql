-- The categories that sell best, by pieces; an order counts once in each of its categories.
-- :from   start, epoch ms
-- :until  end (not in it), epoch ms
-- :limit  how many
SELECT
  productCategory AS category,
  DISTINCTCOUNT(orderHash) AS orders,
  SUM(quantity) AS quantity
FROM order_items_enriched
WHERE ts >= :from AND ts < :until AND productCategory IS NOT NULL
GROUP BY productCategory
ORDER BY quantity DESC, productCategory
LIMIT :limit
