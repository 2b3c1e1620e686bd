-- The customers of some buckets of whom a change has come in since a time.
-- :bucketFrom     the first bucket
-- :bucketUntil    the last (not in it)
-- :receivedSince  when the change came in at the earliest, epoch ms
-- :from           start of the time of the changes, epoch ms
-- :until          end of it (not in it), epoch ms
-- :limit          how many
SELECT id
FROM users
WHERE ts >= :from AND ts < :until AND "_received_at" >= :receivedSince
  AND bucket >= :bucketFrom AND bucket < :bucketUntil
GROUP BY id
LIMIT :limit
OPTION(skipUpsert=true)
