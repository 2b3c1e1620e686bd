package io.millrace.service;

import java.util.concurrent.CompletionException;

/** Why a stage failed: dependent stages get the exception of an earlier one wrapped in a {@link CompletionException}. */
public final class CompletionCause {
    private CompletionCause() {}

    /** Returns what is wrapped, or the exception itself if nothing is. */
    public static Throwable of(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
