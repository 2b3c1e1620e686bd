-- A customer's orders, newest first.
-- :userId    the customer's id
-- :from      start, epoch ms
-- :until     end (not in it), epoch ms; where a page goes on, 1 ms behind the time of its last order
-- :beforeTs  the time of the last order of the page before, epoch ms; of :until where there is none
-- :afterId   of the orders of time :beforeTs, only those behind this id; '' for all
-- :limit     how many
SELECT id, ts, status, price
FROM orders
WHERE userId = :userId AND ts >= :from AND ts < :until AND (ts < :beforeTs OR id > :afterId)
ORDER BY ts DESC, id
LIMIT :limit
