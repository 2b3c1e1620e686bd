-- The last position of an order's courier.
-- Positions outside of the Earth's degrees are left out, since not only ingest may write to the topic.
-- :id     the order's id
-- :from   start, epoch ms
-- :until  end (exclusive), epoch ms
SELECT status, ts, deliveryLat, deliveryLon
FROM delivery_statuses
WHERE id = :id AND ts >= :from AND ts < :until
  AND deliveryLat >= -90 AND deliveryLat <= 90 AND deliveryLon >= -180 AND deliveryLon <= 180
LIMIT 1
