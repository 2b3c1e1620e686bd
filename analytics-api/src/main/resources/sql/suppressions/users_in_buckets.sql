-- The addresses of some buckets' customers.
-- :bucketFrom   the first bucket
-- :bucketUntil  the last (not in it)
-- :from         start of the time of their last change, epoch ms
-- :until        end of it (not in it), epoch ms
-- :limit        how many
SELECT id, email
FROM users
WHERE ts >= :from AND ts < :until AND deleted = false AND bucket >= :bucketFrom AND bucket < :bucketUntil
LIMIT :limit
