/** The service analytics-api: ingest of events and answers to queries. */
@NullMarked
package io.millrace.api;

import org.jspecify.annotations.NullMarked;
