-- Customers who redeemed an offer.
-- :offer  the offer's name
SELECT userId AS customerId, MAX(ts) AS since
FROM redemptions
WHERE offer = :offer
