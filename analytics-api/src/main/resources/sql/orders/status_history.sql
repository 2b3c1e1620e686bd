-- All statuses of one order, in their order.
-- :id     the order's id
-- :from   start, epoch ms
-- :until  end (not in it), epoch ms
SELECT status, ts
FROM order_statuses
WHERE id = :id AND ts >= :from AND ts < :until
ORDER BY ts, status
LIMIT 1000
