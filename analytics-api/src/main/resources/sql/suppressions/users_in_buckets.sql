-- The addresses of some buckets' customers. Each bucket is named, since only so the inverted index is used.
-- :buckets  the buckets
-- :from     start of the time of their last change, epoch ms
-- :until    end of it (not in it), epoch ms
-- :limit    how many
SELECT id, email
FROM users
WHERE ts >= :from AND ts < :until AND deleted = false AND bucket IN (:buckets)
LIMIT :limit
