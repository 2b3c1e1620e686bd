-- A page of the last positions in some cells, sorted by id.
-- Positions outside of the Earth's degrees are left out, since not only ingest may write to the topic.
-- :status   IN_TRANSIT or DELIVERED
-- :from     start of the time of their last position, epoch ms
-- :until    end of that time (exclusive), epoch ms
-- :cells9   H3 cells of resolution 9; 0 for none
-- :cells7   H3 cells of resolution 7; 0 for none
-- :cells5   H3 cells of resolution 5; 0 for none
-- :cells3   H3 cells of resolution 3; 0 for none
-- :afterId  only ids after this one; '' for all
-- :limit    the greatest number of rows
SELECT id, ts, deliveryLat, deliveryLon
FROM delivery_statuses
WHERE status = :status AND ts >= :from AND ts < :until
  AND (cell9 IN (:cells9) OR cell7 IN (:cells7) OR cell5 IN (:cells5) OR cell3 IN (:cells3))
  AND id > :afterId
  AND deliveryLat >= -90 AND deliveryLat <= 90 AND deliveryLon >= -180 AND deliveryLon <= 180
ORDER BY id
LIMIT :limit
