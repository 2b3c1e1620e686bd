package io.millrace.bench;

import org.HdrHistogram.ConcurrentHistogram;

/** A way to bring events in, as fast as it goes. */
interface Load {

    /** Its name in the table. */
    String name();

    /**
     * Brings events in for that time and awaits the last acknowledgement.
     *
     * @param ackMicros takes the time from sending to acknowledgement of each request, or of each record
     * @return how many events were acknowledged
     * @throws Exception if a single one wasn't: a load with failures measures something else
     */
    long run(EventPool events, long nanos, ConcurrentHistogram ackMicros) throws Exception;

    /** Whether what it brings in will be in the answers. */
    boolean isVisible();

    /** Puts away what it made. */
    default void end() throws Exception {}
}
