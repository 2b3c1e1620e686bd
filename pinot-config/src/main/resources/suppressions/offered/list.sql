-- Who was sent an offer of at least a value in a range of time.
-- It reads the history (skipUpsert), so that nobody is missing for the moment in which a row is replaced.
-- :from        start, epoch ms
-- :until       end (not in it), epoch ms
-- :knownUntil  only what came in before this, epoch ms
-- :bucketFrom  first bucket of customers; with :bucketUntil the same where :customers are asked for
-- :bucketUntil last bucket of customers (not in it)
-- :buckets     the buckets of :customers; -1 for none
-- :customers   customers' ids; '' for none
-- :limit       how many
-- :value       what the new offer is worth
SELECT userId AS customerId, MAX(ts) AS since
FROM offers_sent
WHERE ts >= :from AND ts < :until AND "_received_at" < :knownUntil AND "value" >= :value
  AND ((bucket >= :bucketFrom AND bucket < :bucketUntil) OR (bucket IN (:buckets) AND userId IN (:customers)))
GROUP BY userId
LIMIT :limit
OPTION(skipUpsert=true)
