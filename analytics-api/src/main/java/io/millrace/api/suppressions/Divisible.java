package io.millrace.api.suppressions;

/** Customers that can be asked about in two halves. */
interface Divisible<P extends Divisible<P>> {
    /** How many parts it has; one can't be halved. */
    int size();

    P firstHalf();

    P secondHalf();
}
