/** Child processes: started, awaited, stopped, and never left behind. */
@NullMarked
package io.millrace.localstack.process;

import org.jspecify.annotations.NullMarked;
