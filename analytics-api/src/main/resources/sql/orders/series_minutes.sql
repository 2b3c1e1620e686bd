-- Orders and revenue by slices of equal length, counted from the start, from whole minutes. A slice without orders has no row.
-- :from     start, epoch ms; a whole minute
-- :until    end (exclusive), epoch ms; a whole minute
-- :sliceMs  length of a slice, ms; whole minutes
SELECT
  ts - MOD(ts - :from, :sliceMs) AS sliceStart,
  SUM(orders) AS orders,
  SUM(revenue) AS revenue,
  SUM(ordersWithoutPrice) AS ordersWithoutPrice
FROM orders_by_minute
WHERE ts >= :from AND ts < :until
GROUP BY sliceStart
LIMIT 100000
