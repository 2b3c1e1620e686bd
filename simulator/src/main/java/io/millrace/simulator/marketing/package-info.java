/** Events of customers and marketing other than orders: offers sent, offers redeemed, and consents. */
@NullMarked
package io.millrace.simulator.marketing;

import org.jspecify.annotations.NullMarked;
