package io.millrace.api.kafka;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Compacted topics, which have the newest value of each key. Their readers keep the values in memory. */
public interface CompactedTopics {
    /**
     * Reads a topic from its beginning and follows it.
     *
     * @param listener gets each record in order, always on the same thread
     */
    Following follow(String topic, Listener listener);

    /** Gets the records. If it throws, the topic is read from its beginning again. */
    interface Listener {

        /** Called before the first record. All records from before are void. */
        void begin();
        /**
         * Called for each record.
         *
         * @param value null if the key was deleted
         */
        void take(String key, byte @Nullable [] value);
    }

    /** A topic that is followed. */
    interface Following {
        /** Whether the topic was read up to its end at the time of the start, without a failure since. */
        boolean isWhole();

        /**
         * Returns a future that completes when the listener has got all records that were acknowledged before this
         * call.
         */
        CompletableFuture<Void> catchUp();

        void close();
    }
}
