-- Customers whose newest decision on a channel is a refusal.
-- :channel  EMAIL, SMS or PUSH
SELECT userId AS customerId,
  MAX(CASE WHEN status = 'OPTED_OUT' THEN ts ELSE 0 END) AS since,
  MAX(CASE WHEN status = 'OPTED_IN' AND ts < :until THEN ts ELSE 0 END) AS ended
FROM consents
WHERE channel = :channel
