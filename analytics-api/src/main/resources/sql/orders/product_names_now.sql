-- The present names of some products, without deleted ones.
-- :ids    the products' ids
-- :from   start of the time of their last change, epoch ms
-- :until  end of that time (exclusive), epoch ms
SELECT id, name, image
FROM products
WHERE id IN (:ids) AND deleted = false AND ts >= :from AND ts < :until
LIMIT 1000
