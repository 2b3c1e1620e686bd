-- All positions of one delivery, not only the last, newest first.
-- :id     the order's id
-- :from   start of the time, epoch ms
-- :until  end of it (not in it), epoch ms
-- :limit  how many
SET skipUpsert = true;
SELECT ts, deliveryLat, deliveryLon
FROM delivery_statuses
WHERE id = :id AND ts >= :from AND ts < :until
ORDER BY ts DESC
LIMIT :limit
