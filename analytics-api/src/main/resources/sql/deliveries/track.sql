-- All positions of one delivery, not only the last, newest first.
-- Positions outside of the Earth's degrees are left out, since not only ingest may write to the topic.
-- :id     the order's id
-- :from   start of the time, epoch ms
-- :until  end of that time (exclusive), epoch ms
-- :limit  the greatest number of rows
SET skipUpsert = true;
SELECT ts, deliveryLat, deliveryLon
FROM delivery_statuses
WHERE id = :id AND ts >= :from AND ts < :until
  AND deliveryLat >= -90 AND deliveryLat <= 90 AND deliveryLon >= -180 AND deliveryLon <= 180
ORDER BY ts DESC
LIMIT :limit
