-- Whose newest decision on a channel is against it.
-- It reads the history (skipUpsert), so that nobody is missing for the moment in which a row is replaced.
-- :from        start, epoch ms
-- :until       end (not in it), epoch ms
-- :knownUntil  only what came in before this, epoch ms
-- :bucketFrom  first bucket of customers; with :bucketUntil the same where :customers are asked for
-- :bucketUntil last bucket of customers (not in it)
-- :buckets     the buckets of :customers; -1 for none
-- :customers   customers' ids; '' for none
-- :limit       how many
-- :channel     EMAIL, SMS or PUSH
SELECT userId AS customerId,
  MAX(CASE WHEN status = 'OPTED_OUT' THEN ts ELSE 0 END) AS since,
  MAX(CASE WHEN status = 'OPTED_IN' THEN ts ELSE 0 END) AS ended
FROM consents
WHERE ts >= :from AND ts < :until AND "_received_at" < :knownUntil AND channel = :channel
  AND ((bucket >= :bucketFrom AND bucket < :bucketUntil) OR (bucket IN (:buckets) AND userId IN (:customers)))
GROUP BY userId
LIMIT :limit
OPTION(skipUpsert=true)
