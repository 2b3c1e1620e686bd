-- The last positions of all deliveries, wherever they are, in no order.
-- :status   IN_TRANSIT or DELIVERED
-- :from     start of the time of their last position, epoch ms
-- :until    end of it (not in it), epoch ms
-- :limit    how many
SELECT deliveryLat, deliveryLon
FROM delivery_statuses
WHERE status = :status AND ts >= :from AND ts < :until
LIMIT :limit
