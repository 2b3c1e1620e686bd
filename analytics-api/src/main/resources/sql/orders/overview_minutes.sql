-- Orders and revenue of the whole minutes of two consecutive periods. A period without orders has no row.
-- :from           start of the first minute, epoch ms
-- :previousUntil  end of the last minute of the previous period (exclusive), epoch ms
-- :currentFrom    start of the first minute of the current period, epoch ms
-- :until          end of the last minute (exclusive), epoch ms
SELECT
  CASE WHEN ts >= :currentFrom THEN 'current' ELSE 'previous' END AS period,
  SUM(orders) AS orders,
  SUM(revenue) AS totalPrice,
  SUM(ordersWithoutPrice) AS ordersWithoutPrice
FROM orders_by_minute
WHERE ts >= :from AND ts < :until AND (ts < :previousUntil OR ts >= :currentFrom)
GROUP BY period
LIMIT 3
