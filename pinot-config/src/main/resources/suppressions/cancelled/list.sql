-- Of whom an order was cancelled in a range of time.
-- It reads each order's newest status, not the history: an order that was taken up again is no longer cancelled.
-- :from        start, epoch ms
-- :until       end (not in it), epoch ms
-- :knownUntil  only what came in before this, epoch ms
-- :bucketFrom  first bucket of customers; with :bucketUntil the same where :customers are asked for
-- :bucketUntil last bucket of customers (not in it)
-- :buckets     the buckets of :customers; -1 for none
-- :customers   customers' ids; '' for none
-- :limit       how many
SELECT userId AS customerId, MAX(ts) AS since
FROM orders_enriched
WHERE ts >= :from AND ts < :until AND "_received_at" < :knownUntil AND status = 'CANCELLED'
  AND ((bucket >= :bucketFrom AND bucket < :bucketUntil) OR (bucket IN (:buckets) AND userId IN (:customers)))
GROUP BY userId
LIMIT :limit
