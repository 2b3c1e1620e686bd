-- The newest status of each of some orders; an order without one has no row.
-- :ids    the orders' ids
-- :from   start, epoch ms
-- :until  end (not in it), epoch ms
SELECT id, LASTWITHTIME(status, ts, 'STRING') AS status
FROM order_statuses
WHERE id IN (:ids) AND ts >= :from AND ts < :until
GROUP BY id
LIMIT 1000
