-- How long orders have been in their present status, in ms, by status.
-- :statuses  the statuses
-- :from      start of the time at which they entered it, epoch ms
-- :until     end of that time (exclusive), epoch ms; the durations end here
SELECT
  status,
  COUNT(*) AS orders,
  MIN(:until - ts) AS minMs,
  AVG(:until - ts) AS avgMs,
  PERCENTILE(:until - ts, 50) AS percentile50Ms,
  PERCENTILE(:until - ts, 75) AS percentile75Ms,
  PERCENTILE(:until - ts, 90) AS percentile90Ms,
  PERCENTILE(:until - ts, 99) AS percentile99Ms,
  MAX(:until - ts) AS maxMs
FROM orders_enriched
WHERE status IN (:statuses) AND ts >= :from AND ts < :until
GROUP BY status
LIMIT 10
