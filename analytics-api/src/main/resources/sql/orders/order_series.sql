-- Orders and revenue by slices of equal length, counted from the epoch; a slice without orders has no row.
-- :from     start, epoch ms, a multiple of :sliceMs
-- :until    end (not in it), epoch ms
-- :sliceMs  length of a slice, ms
SELECT
  ts - MOD(ts, :sliceMs) AS sliceStart,
  COUNT(*) AS orders,
  SUM(price) AS revenue
FROM orders
WHERE ts >= :from AND ts < :until
GROUP BY sliceStart
LIMIT 50000
