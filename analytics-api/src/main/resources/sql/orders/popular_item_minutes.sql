-- The orders and pieces of each product that was sold in whole minutes, in no order.
-- :from   start of the first minute, epoch ms
-- :until  end of the last minute (exclusive), epoch ms
-- :limit  the greatest number of rows
SELECT productId AS what, SUM(orders) AS orders, SUM(quantity) AS pieces
FROM sales_by_minute
WHERE ts >= :from AND ts < :until
GROUP BY productId
LIMIT :limit
