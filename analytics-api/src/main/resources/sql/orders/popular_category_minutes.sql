-- The orders and pieces of each category that was sold in whole minutes, in no order. An order counts once in each of its
-- categories: of the products that it has of a category one counts it.
-- :from   start of the first minute, epoch ms
-- :until  end of the last minute (exclusive), epoch ms
-- :limit  the greatest number of rows
SELECT category AS what, SUM(categoryOrders) AS orders, SUM(quantity) AS pieces
FROM sales_by_minute
WHERE ts >= :from AND ts < :until AND category <> ''
GROUP BY category
LIMIT :limit
