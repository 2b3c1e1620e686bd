-- The number of all orders that are kept.
-- Time range: none, on purpose. Without a filter Pinot counts the upsert bitmap's bits and reads no column.
SELECT COUNT(*) AS orders
FROM orders
LIMIT 1
