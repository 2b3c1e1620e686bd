package io.millrace.simulator.ingest;

import java.time.Duration;

/** The consequence of one attempt's response for the post. */
sealed interface Answer {

    /** Nothing more to do. */
    record Final(Outcome outcome) implements Answer {}

    /** Try again, but not before {@code pause} has passed; zero if the server named none. */
    record TryAgain(String reason, Duration pause) implements Answer {}
}
