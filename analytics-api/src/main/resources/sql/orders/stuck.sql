-- Orders that entered their present status before a time, the longest in it first.
-- :statuses  the statuses
-- :from      start of the time at which they entered it, epoch ms; for a next page, the time of the last order
-- :until     end of that time (exclusive), epoch ms
-- :afterId   of the orders of time :from, only ids after this one; '' for all
-- :limit     the greatest number of rows
SELECT id, status, price, ts
FROM orders_enriched
WHERE status IN (:statuses) AND ts >= :from AND ts < :until AND (ts > :from OR id > :afterId)
ORDER BY ts, id
LIMIT :limit
