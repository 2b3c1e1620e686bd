-- The SQL that all suppression lists share; ${…} are the clauses of the list's list.sql. It reads all versions of a row
-- (skipUpsert), so that no customer is missing at the moment at which a row is replaced.
-- :from        start, epoch ms
-- :until       end (exclusive), epoch ms; events that were received before it count, too, even if their time is later
-- :knownUntil  only events that were received before this, epoch ms
-- :bucketFrom  first bucket; the same as :bucketUntil if :customers are given
-- :bucketUntil last bucket (exclusive)
-- :buckets     the buckets of :customers; -1 for none
-- :customers   customers' ids; '' for none
-- :limit       the greatest number of rows
SELECT ${select}
FROM ${from}
WHERE ts >= :from AND (ts < :until OR "_received_at" < :until) AND "_received_at" < :knownUntil
  AND ((bucket >= :bucketFrom AND bucket < :bucketUntil) OR (bucket IN (:buckets) AND userId IN (:customers)))
  AND (${where})
GROUP BY ${groupBy}
LIMIT :limit
OPTION(skipUpsert=true)
