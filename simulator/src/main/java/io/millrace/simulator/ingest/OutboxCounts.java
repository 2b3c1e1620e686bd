package io.millrace.simulator.ingest;

/**
 * Where a lane's events are, at one moment. Every event that was ever offered is in exactly one of the counts other than
 * {@code offered} and {@code retries}.
 *
 * @param offered all of them
 * @param shed turned away because the backlog was full
 * @param waiting in the backlog
 * @param inFlight posted and not answered for good, retries included
 * @param stored acknowledged as stored
 * @param refused answered with a reason why not, and not to be retried
 * @param givenUp retried until patience ran out
 * @param retries attempts after the first one, in posts
 */
public record OutboxCounts(
        long offered, long shed, int waiting, int inFlight, long stored, long refused, long givenUp, long retries) {}
