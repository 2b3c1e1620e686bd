package io.millrace.api.suppressions;

import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import jakarta.inject.Singleton;

/** Begins exports. */
@Singleton
final class Exports {
    /**
     * The wanted number of rows of a chunk. The fixed cost of a query doesn't matter then, and three chunks take a few
     * megabytes.
     */
    private static final int STREAMED_ROWS = 8_000;

    private final QueryService queries;

    Exports(QueryService queries) {
        this.queries = queries;
    }

    /**
     * Begins an export of all members.
     *
     * @throws io.millrace.api.freshness.TableBehindException if a table isn't known to be complete
     * @throws io.millrace.api.freshness.TableIncompleteException if a table lacks records
     */
    Export all(ListDefinition definition, AsOf asOf) {
        return begin(definition, asOf, new RangePlan(STREAMED_ROWS, 0, RangePlan.FIRST));
    }

    /**
     * Begins an export of the changes since an earlier export.
     *
     * @param since the cursor of the earlier export
     * @throws io.millrace.api.freshness.TableBehindException if a table isn't known to be complete
     * @throws io.millrace.api.freshness.TableIncompleteException if a table lacks records
     */
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
     * Begins an export of some of the members.
     *
     * @param plan the ranges of buckets to read
     * @throws io.millrace.api.freshness.TableBehindException if a table isn't known to be complete
     * @throws io.millrace.api.freshness.TableIncompleteException if a table lacks records
     */
    Export begin(ListDefinition definition, AsOf asOf, RangePlan plan) {
        QueryContext context = queries.complete(definition.completeness(), asOf.at());
        Chunks chunks = new Chunks(definition, context);
        return new Export(range -> chunks.of(range, asOf), context, definition, plan);
    }
}
