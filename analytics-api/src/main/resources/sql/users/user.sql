-- A customer who isn't deleted.
-- :id     the customer's id
-- :from   start of the time of their last change, epoch ms
-- :until  end of that time (exclusive), epoch ms
SELECT id, firstName, lastName, email, residence, lat, lon
FROM users
WHERE id = :id AND deleted = false AND ts >= :from AND ts < :until
LIMIT 1
