/** Makes the OpenAPI document when Millrace is built: of what the controllers say, the catalogue, and the failures. */
@NullMarked
package io.millrace.api.openapi;

import org.jspecify.annotations.NullMarked;
