-- The last positions of all deliveries, unsorted.
-- Positions outside of the Earth's degrees are left out, since not only ingest may write to the topic.
-- :status   IN_TRANSIT or DELIVERED
-- :from     start of the time of their last position, epoch ms
-- :until    end of that time (exclusive), epoch ms
-- :limit    the greatest number of rows
SELECT deliveryLat, deliveryLon
FROM delivery_statuses
WHERE status = :status AND ts >= :from AND ts < :until
  AND deliveryLat >= -90 AND deliveryLat <= 90 AND deliveryLon >= -180 AND deliveryLon <= 180
LIMIT :limit
