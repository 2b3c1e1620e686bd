package io.millrace.api.kafka;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Topics that hold the newest value of each key, and are held in memory by who reads them. */
public interface KeptTopics {
    /**
     * Reads a topic from its beginning, and goes on reading it.
     *
     * @param listener is told each record in order, always by the same thread
     */
    Following follow(String topic, Listener listener);

    /** Takes in records. */
    @FunctionalInterface
    interface Listener {
        /**
         * Takes in one record.
         *
         * @param value null where the key was deleted
         */
        void take(String key, byte @Nullable [] value);
    }

    /** A topic that is being read. */
    interface Following {
        /** Whether it has been read once up to where it ended at the start. */
        boolean isWhole();

        /** Completed when the listener has been told all that was acknowledged before this call. */
        CompletableFuture<Void> catchUp();

        void close();
    }
}
