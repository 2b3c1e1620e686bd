-- The last position of an order's courier.
-- :id     the order's id
-- :from   start, epoch ms
-- :until  end (not in it), epoch ms
SELECT status, ts, deliveryLat, deliveryLon
FROM delivery_statuses
WHERE id = :id AND ts >= :from AND ts < :until
LIMIT 1
