package io.millrace.simulator.ingest;

/** The final outcome of a post. */
sealed interface Outcome {

    /**
     * The post was taken.
     *
     * @param stored how many of its events are stored
     * @param refused how many were refused, each for its own reason
     * @param reason why the first one was refused; empty when none was
     */
    record Taken(int stored, int refused, String reason) implements Outcome {}

    /** The post was refused whole, and would be refused again. */
    record Refused(String reason) implements Outcome {}

    /** The post was tried for as long as the retry policy allows; {@code reason} is why the last attempt failed. */
    record GivenUp(String reason) implements Outcome {}
}
