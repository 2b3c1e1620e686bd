-- The customers in a range of buckets with a change that was received since a time.
-- :bucketFrom     the first bucket
-- :bucketUntil    the last bucket (exclusive)
-- :receivedSince  the earliest time of receipt, epoch ms
-- :from           start of the time of the changes, epoch ms
-- :until          end of that time (exclusive), epoch ms
-- :limit          the greatest number of rows
SELECT id
FROM users
WHERE ts >= :from AND ts < :until AND "_received_at" >= :receivedSince
  AND bucket >= :bucketFrom AND bucket < :bucketUntil
GROUP BY id
LIMIT :limit
OPTION(skipUpsert=true)
