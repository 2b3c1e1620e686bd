-- Customers who placed an order.
SELECT userId AS customerId, MAX(ts) AS since
FROM orders
