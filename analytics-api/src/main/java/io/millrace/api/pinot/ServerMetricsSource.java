package io.millrace.api.pinot;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The metrics of Pinot's servers. */
public interface ServerMetricsSource {
    /** The pages that {@code millrace.pinot.server-metrics} names; empty if the servers aren't watched. */
    List<URI> pages();

    /** Reads one of the pages; completed exceptionally if it can't be had, or has neither a heap nor a disk. */
    CompletionStage<ServerMetrics> read(URI page);
}
