-- Orders and revenue of two consecutive periods. A period without orders has no row.
-- Prices that the contract doesn't allow are left out, since not only ingest may write to the topic.
-- :previousFrom  start of the previous period, epoch ms
-- :currentFrom   end of the previous and start of the current period, epoch ms
-- :until         end of the current period (exclusive), epoch ms
SELECT
  CASE WHEN ts >= :currentFrom THEN 'current' ELSE 'previous' END AS period,
  COUNT(*) AS orders,
  SUM(CASE WHEN price >= 0 AND price <= 1000000000 THEN price ELSE 0 END) AS totalPrice,
  SUM(CASE WHEN price >= 0 AND price <= 1000000000 THEN 0 ELSE 1 END) AS ordersWithoutPrice
FROM orders
WHERE ts >= :previousFrom AND ts < :until
GROUP BY period
LIMIT 3
