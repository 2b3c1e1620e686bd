-- The newest orders, newest first.
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
-- :limit  the greatest number of rows
SELECT id, ts, userId, status, price, items
FROM orders
WHERE ts >= :from AND ts < :until
ORDER BY ts DESC, id
LIMIT :limit
