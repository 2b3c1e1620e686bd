-- Orders and revenue of two periods that follow each other; a period without orders has no row.
-- :previousFrom  start of the previous period, epoch ms
-- :currentFrom   end of the previous and start of the current period, epoch ms
-- :until         end of the current period (not in it), epoch ms
SELECT
  CASE WHEN ts >= :currentFrom THEN 'current' ELSE 'previous' END AS period,
  COUNT(*) AS orders,
  SUM(price) AS totalPrice
FROM orders
WHERE ts >= :previousFrom AND ts < :until
GROUP BY period
LIMIT 2
