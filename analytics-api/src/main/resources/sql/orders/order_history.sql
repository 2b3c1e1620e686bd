-- All posted statuses of an order, unsorted, without its own.
-- :id     the order's id
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
SELECT status, ts
FROM order_statuses
WHERE id = :id AND ts >= :from AND ts < :until
LIMIT 10000
