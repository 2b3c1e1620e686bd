/** The stack from the images of {@code compose.yaml}, for the profile {@code containers}. */
@NullMarked
package io.millrace.it.containers;

import org.jspecify.annotations.NullMarked;
