package io.millrace.processor.summaries;

/** Something that is counted in the sums of one key. */
interface Counted<S extends Sums<S>> {
    /** Its time, epoch ms. */
    long ts();

    /** The key of the sums. */
    String sumsKey();

    /** What it adds to the sums. */
    S sums();
}
