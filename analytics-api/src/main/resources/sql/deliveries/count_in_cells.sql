-- How many deliveries have their last position in some cells.
-- :status   IN_TRANSIT or DELIVERED
-- :from     start of the time of their last position, epoch ms
-- :until    end of it (not in it), epoch ms
-- :cells9   H3 cells of resolution 9; 0 for none
-- :cells7   their like of resolution 7
-- :cells5   of resolution 5
-- :cells3   of resolution 3
SELECT COUNT(*) AS deliveries
FROM delivery_statuses
WHERE status = :status AND ts >= :from AND ts < :until
  AND (cell9 IN (:cells9) OR cell7 IN (:cells7) OR cell5 IN (:cells5) OR cell3 IN (:cells3))
LIMIT 1
