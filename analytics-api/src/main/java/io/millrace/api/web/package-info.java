/** What all HTTP endpoints share: problems, request ids, parameters, cached responses and headers. */
@NullMarked
package io.millrace.api.web;

import org.jspecify.annotations.NullMarked;
