package io.millrace.processor.summaries;

/** Sums of some orders or items, or the change of such sums. */
interface Sums<S extends Sums<S>> {
    S plus(S other);

    S negated();

    /** Whether these are the sums of nothing, or no change. Not a getter, which would be a property in JSON. */
    boolean areNothing();
}
