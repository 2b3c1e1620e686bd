-- All versions of some customers' rows, so that nobody is missing for the moment in which a row is replaced.
-- :buckets  the customers' buckets
-- :ids      the customers' ids
-- :from     start of the time of the changes, epoch ms
-- :until    end of it (not in it), epoch ms
-- :limit    how many
SELECT id, email, deleted, ts, "_written_at" AS writtenAt
FROM users
WHERE ts >= :from AND ts < :until AND bucket IN (:buckets) AND id IN (:ids)
LIMIT :limit
OPTION(skipUpsert=true)
