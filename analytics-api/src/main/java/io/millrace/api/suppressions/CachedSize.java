package io.millrace.api.suppressions;

import io.millrace.api.web.ResponseCache;
import java.time.Duration;

/** A question for sizes: cached so that many who look at a page cost what one does. Each answer says as of when it is. */
interface CachedSize extends ResponseCache.CachedFor, ResponseCache.NotStored {
    @Override
    default Duration ttl() {
        return Duration.ofSeconds(5);
    }
}
