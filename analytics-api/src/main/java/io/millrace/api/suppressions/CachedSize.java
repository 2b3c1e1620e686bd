package io.millrace.api.suppressions;

import io.millrace.api.web.ResponseCache;
import java.time.Duration;

/**
 * A question about sizes. Its response is cached, so that many viewers of a page cost as much as one. Each response has
 * its as-of time, so the cached age is visible.
 */
interface CachedSize extends ResponseCache.CachedFor, ResponseCache.NotStored {
    @Override
    default Duration ttl() {
        return Duration.ofSeconds(5);
    }
}
