-- Customers who got an offer of at least a value.
-- :value  the value of the new offer
SELECT userId AS customerId, MAX(ts) AS since
FROM offers_sent
WHERE "value" >= :value
