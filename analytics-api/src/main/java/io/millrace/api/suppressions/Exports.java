package io.millrace.api.suppressions;

import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import jakarta.inject.Singleton;

/** Starts exports. */
@Singleton
final class Exports {
    /** Large enough that a question's own cost doesn't count, small enough that three of them take a few megabytes. */
    private static final int STREAMED_ROWS = 8_000;

    private final QueryService queries;

    Exports(QueryService queries) {
        this.queries = queries;
    }

    /** All of it. */
    Export all(ListDefinition definition, AsOf asOf) {
        return begin(definition, asOf, new RangePlan(STREAMED_ROWS, 0, RangePlan.FIRST));
    }

    /** What has changed since an earlier export. */
    Export changes(ListDefinition definition, AsOf asOf, Cursor since) {
        QueryContext context = queries.complete(definition.completeness(), asOf.at());
        Changes changes = new Changes(definition, context);
        return new Export(
                range -> changes.of(range, asOf, since),
                context,
                definition,
                new RangePlan(STREAMED_ROWS, 0, RangePlan.FIRST));
    }

    /**
     * All of it from a place on.
     *
     * @param plan which ranges of buckets to read
     * @throws io.millrace.api.freshness.TableBehindException where a table isn't known to be complete
     * @throws io.millrace.api.freshness.TableIncompleteException where one lacks records
     */
    Export begin(ListDefinition definition, AsOf asOf, RangePlan plan) {
        QueryContext context = queries.complete(definition.completeness(), asOf.at());
        Chunks chunks = new Chunks(definition, context);
        return new Export(range -> chunks.of(range, asOf), context, definition, plan);
    }
}
