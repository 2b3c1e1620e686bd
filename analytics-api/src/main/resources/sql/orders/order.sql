-- One order as it was placed.
-- :id     the order's id
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
SELECT id, ts, userId, status, price, items
FROM orders
WHERE id = :id AND ts >= :from AND ts < :until
LIMIT 1
