-- The delivery address of an order, if it has one.
-- Positions outside of the Earth's degrees are left out, since not only ingest may write to the topic.
-- :id     the order's id
-- :from   start of the time, epoch ms
-- :until  end of that time (exclusive), epoch ms
SELECT deliveryLat, deliveryLon
FROM orders
WHERE id = :id AND ts >= :from AND ts < :until AND deliveryLat IS NOT NULL AND deliveryLon IS NOT NULL
  AND deliveryLat >= -90 AND deliveryLat <= 90 AND deliveryLon >= -180 AND deliveryLon <= 180
LIMIT 1
