-- What some products are called today, and were last if they were deleted; one that isn't known has no row.
-- :ids    the products' ids
-- :from   start of the time at which they were changed, epoch ms
-- :until  end of it (not in it), epoch ms
SELECT id, name, image
FROM products
WHERE id IN (:ids) AND ts >= :from AND ts < :until
LIMIT 1000
