package io.millrace.simulator.ingest;

/**
 * The bounds of a lane.
 *
 * @param stream where its events go
 * @param backlog how many events may wait; this bounds the memory when ingest is away
 * @param slots how many requests are under way at a time, each on a connection of its own
 * @param batch how many events go in one request at most
 */
public record OutboxSettings(String stream, int backlog, int slots, int batch) {

    public OutboxSettings {
        if (backlog < batch || slots < 1 || batch < 1) {
            throw new IllegalArgumentException("lane " + stream + " must have slots, a batch, and room for one batch");
        }
    }
}
