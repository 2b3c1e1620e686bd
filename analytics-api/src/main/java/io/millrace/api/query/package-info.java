/** The one way from a request to its answer: parameters, cache, freshness, queries. */
@NullMarked
package io.millrace.api.query;

import org.jspecify.annotations.NullMarked;
