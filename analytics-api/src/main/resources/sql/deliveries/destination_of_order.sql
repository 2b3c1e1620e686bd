-- The place that an order is to be delivered to, where it has one.
-- :id     the order's id
-- :from   start of the time, epoch ms
-- :until  end of it (not in it), epoch ms
SELECT deliveryLat, deliveryLon
FROM orders
WHERE id = :id AND ts >= :from AND ts < :until AND deliveryLat IS NOT NULL AND deliveryLon IS NOT NULL
LIMIT 1
