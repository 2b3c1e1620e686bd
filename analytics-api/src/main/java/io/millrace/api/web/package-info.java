/** What every HTTP answer has in common: problems, request ids, parameters, kept answers and their headers. */
@NullMarked
package io.millrace.api.web;

import org.jspecify.annotations.NullMarked;
