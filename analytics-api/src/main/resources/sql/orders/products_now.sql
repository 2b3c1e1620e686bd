-- What some products are called now; those that the shop has deleted are left out.
-- :ids    the products' ids
-- :from   start of the time of their last change, epoch ms
-- :until  end of it (not in it), epoch ms
-- :limit  as many as there are ids
SELECT id, name, image
FROM products
WHERE id IN (:ids) AND deleted = false AND ts >= :from AND ts < :until
LIMIT :limit
