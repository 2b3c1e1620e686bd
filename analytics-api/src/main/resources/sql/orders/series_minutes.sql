-- Orders and revenue by slices of equal length, counted from the start, from whole minutes. A slice without orders has no row.
-- Sums that no orders can have are left out, since not only the stream processor may write to the topic.
-- :from     start, epoch ms; a whole minute
-- :until    end (exclusive), epoch ms; a whole minute
-- :sliceMs  length of a slice, ms; whole minutes
SELECT
  ts - MOD(ts - :from, :sliceMs) AS sliceStart,
  SUM(orders) AS orders,
  SUM(CASE WHEN revenue >= 0 AND revenue <= 1000000000000000 THEN revenue ELSE 0 END) AS revenue,
  SUM(ordersWithoutPrice) AS ordersWithoutPrice
FROM orders_by_minute
WHERE ts >= :from AND ts < :until
GROUP BY sliceStart
LIMIT 100000
