-- The last position of one delivery.
-- :id     the order's id
-- :from   start of the time, epoch ms
-- :until  end of that time (exclusive), epoch ms
SELECT id, ts, deliveryLat, deliveryLon, status
FROM delivery_statuses
WHERE id = :id AND ts >= :from AND ts < :until
LIMIT 1
