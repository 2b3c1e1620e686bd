-- What some products were called when they sold, the newest sale first. Not by LASTWITHTIME, which breaks down in Pinot 0.11
-- on any text that isn't ASCII.
-- :ids    the products' ids
-- :from   start, epoch ms
-- :until  end (not in it), epoch ms
-- :limit  how many: more than there are ids, as one may have had several names
SELECT productId, productName, productImage, MAX(ts) AS soldAt
FROM order_items_enriched
WHERE productId IN (:ids) AND ts >= :from AND ts < :until AND productName IS NOT NULL
GROUP BY productId, productName, productImage
ORDER BY soldAt DESC, productName
LIMIT :limit
