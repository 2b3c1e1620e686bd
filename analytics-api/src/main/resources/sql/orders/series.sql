-- Orders and revenue by slices of equal length, counted from the start. A slice without orders has no row.
-- Prices that the contract doesn't allow are left out, since not only ingest may write to the topic.
-- :from     start, epoch ms
-- :until    end (exclusive), epoch ms
-- :sliceMs  length of a slice, ms
SELECT
  ts - MOD(ts - :from, :sliceMs) AS sliceStart,
  COUNT(*) AS orders,
  SUM(CASE WHEN price >= 0 AND price <= 1000000000 THEN price ELSE 0 END) AS revenue,
  SUM(CASE WHEN price >= 0 AND price <= 1000000000 THEN 0 ELSE 1 END) AS ordersWithoutPrice
FROM orders
WHERE ts >= :from AND ts < :until
GROUP BY sliceStart
LIMIT 100000
