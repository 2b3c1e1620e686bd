-- How many orders there are, of any time.
-- Time range: none, on purpose. Without a filter Pinot counts the upsert bitmap's bits and reads no column.
SELECT COUNT(*) AS orders
FROM orders
LIMIT 1
