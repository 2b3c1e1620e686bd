-- The customers who have, or have had, some addresses. Whether they still have them is for the newest version to say.
-- :emails  the addresses, without white space around them and in lower case
-- :from    start of the time of the changes, epoch ms
-- :until   end of it (not in it), epoch ms
-- :limit   how many
SELECT id
FROM users
WHERE ts >= :from AND ts < :until AND emailKey IN (:emails)
GROUP BY id
LIMIT :limit
OPTION(skipUpsert=true)
