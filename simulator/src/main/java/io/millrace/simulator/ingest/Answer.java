package io.millrace.simulator.ingest;

import java.time.Duration;

/** What the answer to one attempt means for the post. */
sealed interface Answer {

    /** Nothing more to do. */
    record Final(Outcome outcome) implements Answer {}

    /** Worth another attempt, not before {@code pause} has passed; zero when the server named none. */
    record TryAgain(String reason, Duration pause) implements Answer {}
}
