-- When some orders last entered each of their statuses. OrderHistory finds the newest one.
-- :ids    the orders' ids
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
SELECT id, status, MAX(ts) AS newestTs
FROM order_statuses
WHERE id IN (:ids) AND ts >= :from AND ts < :until
GROUP BY id, status
LIMIT 1000
