-- The number of deliveries with their last position in some cells.
-- :status   IN_TRANSIT or DELIVERED
-- :from     start of the time of their last position, epoch ms
-- :until    end of that time (exclusive), epoch ms
-- :cells9   H3 cells of resolution 9; 0 for none
-- :cells7   H3 cells of resolution 7; 0 for none
-- :cells5   H3 cells of resolution 5; 0 for none
-- :cells3   H3 cells of resolution 3; 0 for none
SELECT COUNT(*) AS deliveries
FROM delivery_statuses
WHERE status = :status AND ts >= :from AND ts < :until
  AND (cell9 IN (:cells9) OR cell7 IN (:cells7) OR cell5 IN (:cells5) OR cell3 IN (:cells3))
LIMIT 1
