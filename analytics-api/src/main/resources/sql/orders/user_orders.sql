-- A customer's orders, newest first.
-- :bucket    the bucket of :userId; its inverted index finds one of 1,024 orders. -2147483648 (Pinot's null) is the
--            bucket of an order that others than ingest wrote to the topic
-- :userId    the customer's id
-- :from      start, epoch ms
-- :until     end (exclusive), epoch ms; for a next page, 1 ms after the time of the last order
-- :beforeTs  the time of the last order of the previous page, epoch ms; :until for the first page
-- :afterId   of the orders of time :beforeTs, only ids after this one; '' for all
-- :limit     the greatest number of rows
SELECT id, ts, status, price
FROM orders
WHERE bucket IN (:bucket, -2147483648) AND userId = :userId AND ts >= :from AND ts < :until AND (ts < :beforeTs OR id > :afterId)
ORDER BY ts DESC, id
LIMIT :limit
