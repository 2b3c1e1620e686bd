-- Customers by id, those whose first or last name or e-mail address begins with something.
-- :prefix   in lower case; '' for all
-- :afterId  only those behind this id; '' for all
-- :from     start of the time of their last change, epoch ms
-- :until    end of it (not in it), epoch ms
-- :limit    how many
SELECT id, firstName, lastName, email, residence
FROM users
WHERE ts >= :from AND ts < :until AND deleted = false AND id > :afterId
  AND (startsWith(lower(firstName), :prefix) = true
    OR startsWith(lower(lastName), :prefix) = true
    OR startsWith(lower(email), :prefix) = true)
ORDER BY id
LIMIT :limit
