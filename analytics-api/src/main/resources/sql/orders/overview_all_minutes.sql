-- The number of all orders, also of those that are no longer kept.
-- Time range: none, on purpose. There is one row for each minute.
SELECT SUM(orders) AS orders
FROM orders_by_minute
LIMIT 1
