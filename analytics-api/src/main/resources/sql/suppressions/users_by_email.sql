-- The customers who have or had some addresses. Only the newest version of a row shows whether they still have them.
-- :emails  the addresses in lower case, without white space around them
-- :from    start of the time of the changes, epoch ms
-- :until   end of that time (exclusive), epoch ms
-- :limit   the greatest number of rows
SELECT id
FROM users
WHERE ts >= :from AND ts < :until AND emailKey IN (:emails)
GROUP BY id
LIMIT :limit
OPTION(skipUpsert=true)
