-- Customers, sorted by id: the one with an id, and those whose names, in either order, or e-mail address begin with a
-- text.
-- :id       the id, exactly
-- :prefix   the text in lower case; '' for all
-- :afterId  only ids after this one; '' for all
-- :from     start of the time of their last change, epoch ms
-- :until    end of that time (exclusive), epoch ms
-- :limit    the greatest number of rows
SELECT id, firstName, lastName, email, residence
FROM users
WHERE ts >= :from AND ts < :until AND deleted = false AND id > :afterId
  AND (id = :id
    OR startsWith(lower(concat(firstName, lastName, ' ')), :prefix) = true
    OR startsWith(lower(concat(lastName, firstName, ' ')), :prefix) = true
    OR startsWith(lower(email), :prefix) = true)
ORDER BY id
LIMIT :limit
