-- Customers with an order whose newest status is CANCELLED: one row for each order.
SELECT userId AS customerId,
  MAX(CASE WHEN status = 'CANCELLED' THEN ts ELSE 0 END) AS since,
  MAX(CASE WHEN status <> 'CANCELLED' AND ts < :until THEN ts ELSE 0 END) AS ended
FROM orders_enriched
GROUP BY userId, id
