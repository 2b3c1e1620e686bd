package io.millrace.api.suppressions;

/** Customers that can be queried in two halves. */
interface Divisible<P extends Divisible<P>> {
    /** Returns the number of buckets or customers. One can't be halved. */
    int size();

    P firstHalf();

    P secondHalf();
}
