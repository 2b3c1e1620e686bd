-- The names of some products at their sales, the newest sale first. Not with LASTWITHTIME, which fails in Pinot 0.11 for
-- text that isn't ASCII.
-- :ids    the products' ids
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
SELECT productId, productName, productImage, MAX(ts) AS soldAt
FROM order_items_enriched
WHERE productId IN (:ids) AND ts >= :from AND ts < :until AND quantity > 0 AND productName IS NOT NULL
GROUP BY productId, productName, productImage
ORDER BY soldAt DESC, productName
LIMIT 10000
