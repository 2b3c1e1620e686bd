/** What customers and marketing do besides ordering: offers sent, redeemed, and consents. */
@NullMarked
package io.millrace.simulator.marketing;

import org.jspecify.annotations.NullMarked;
