-- Orders and revenue of the whole minutes of two consecutive periods. A period without orders has no row.
-- Sums that no orders can have are left out, since not only the stream processor may write to the topic.
-- :from           start of the first minute, epoch ms
-- :previousUntil  end of the last minute of the previous period (exclusive), epoch ms
-- :currentFrom    start of the first minute of the current period, epoch ms
-- :until          end of the last minute (exclusive), epoch ms
SELECT
  CASE WHEN ts >= :currentFrom THEN 'current' ELSE 'previous' END AS period,
  SUM(orders) AS orders,
  SUM(CASE WHEN revenue >= 0 AND revenue <= 1000000000000000 THEN revenue ELSE 0 END) AS totalPrice,
  SUM(ordersWithoutPrice) AS ordersWithoutPrice
FROM orders_by_minute
WHERE ts >= :from AND ts < :until AND (ts < :previousUntil OR ts >= :currentFrom)
GROUP BY period
LIMIT 3
