-- The newest orders, newest first.
-- :from   start, epoch ms
-- :until  end (not in it), epoch ms
-- :limit  how many
SELECT id, ts, userId, status, price, items
FROM orders
WHERE ts >= :from AND ts < :until
ORDER BY ts DESC, id
LIMIT :limit
