-- All versions of some customers' rows, so that no customer is missing at the moment at which a row is replaced.
-- :buckets  the customers' buckets
-- :ids      the customers' ids
-- :from     start of the time of the changes, epoch ms
-- :until    end of that time (exclusive), epoch ms
-- :limit    the greatest number of rows
SELECT id, email, deleted, ts, "$segmentName" AS segment, "$docId" AS docId
FROM users
WHERE ts >= :from AND ts < :until AND bucket IN (:buckets) AND id IN (:ids)
LIMIT :limit
OPTION(skipUpsert=true)
