-- The addresses of the customers in some buckets. The buckets are listed, since Pinot then uses the inverted index.
-- :buckets  the buckets
-- :from     start of the time of their last change, epoch ms
-- :until    end of that time (exclusive), epoch ms
-- :limit    the greatest number of rows
SELECT id, email
FROM users
WHERE ts >= :from AND ts < :until AND deleted = false AND bucket IN (:buckets)
LIMIT :limit
