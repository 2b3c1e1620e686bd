-- For the tests of how queries are run.
SELECT id, orders, revenue FROM t WHERE id = :id AND name IN (:names) LIMIT 10
