package io.millrace.simulator.marketing;

import io.millrace.simulator.shop.Customer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An event between a customer and marketing. */
sealed interface MarketingEvent {

    /** The event's stream. */
    String stream();

    /** The event, as JSON in UTF-8 and on one line. */
    byte[] event(Instant at);

    /** A customer redeems an offer. */
    record Redeemed(String id, Customer customer, String offer) implements MarketingEvent {
        @Override
        public String stream() {
            return "redemptions";
        }

        @Override
        public byte[] event(Instant at) {
            return json("{\"id\":\"%s\",\"redeemedAt\":\"%s\",\"userId\":%s,\"offer\":\"%s\"}"
                    .formatted(id, millis(at), customer.id(), offer));
        }
    }

    /** An offer is sent to a customer. */
    record OfferSent(String id, Customer customer, String offer, String value) implements MarketingEvent {
        @Override
        public String stream() {
            return "offers_sent";
        }

        @Override
        public byte[] event(Instant at) {
            return json("{\"id\":\"%s\",\"sentAt\":\"%s\",\"userId\":%s,\"offer\":\"%s\",\"value\":%s}"
                    .formatted(id, millis(at), customer.id(), offer, value));
        }
    }

    /** A customer gives or withdraws consent to a channel. */
    record Decided(Customer customer, String channel, boolean agrees) implements MarketingEvent {
        @Override
        public String stream() {
            return "consents";
        }

        @Override
        public byte[] event(Instant at) {
            return json("{\"userId\":%s,\"channel\":\"%s\",\"status\":\"%s\",\"changedAt\":\"%s\"}"
                    .formatted(customer.id(), channel, agrees ? "OPTED_IN" : "OPTED_OUT", millis(at)));
        }
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static byte[] json(String event) {
        return event.getBytes(StandardCharsets.UTF_8);
    }
}
