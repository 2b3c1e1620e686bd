-- Orders that came into a status before a time and are in it still, the longest first.
-- :status   the status
-- :from     start of the time at which they came into it, epoch ms; where a page goes on, that of its last order
-- :until    end of it (not in it), epoch ms
-- :afterId  of the orders of time :from, only those behind this id; '' for all
-- :limit    how many
SELECT id, price, ts
FROM orders_enriched
WHERE status = :status AND ts >= :from AND ts < :until AND (ts > :from OR id > :afterId)
ORDER BY ts, id
LIMIT :limit
