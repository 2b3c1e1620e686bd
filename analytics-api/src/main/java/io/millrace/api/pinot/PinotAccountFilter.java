package io.millrace.api.pinot;

import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.ClientFilter;
import io.micronaut.http.annotation.RequestFilter;

/** Adds the account to requests to Pinot, and to no others. */
@ClientFilter(serviceId = {"pinot-broker", "pinot-broker-health", "pinot-controller"})
final class PinotAccountFilter {
    private final PinotAccount account;

    PinotAccountFilter(PinotAccount account) {
        this.account = account;
    }

    @RequestFilter
    void authenticate(MutableHttpRequest<?> request) {
        account.addTo(request);
    }
}
