package io.millrace.api.pinot;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.MutableHttpRequest;

/** The account for Pinot's HTTP basic authentication; none unless set. */
@Context
final class PinotAccount {
    private final String username;
    private final String password;

    PinotAccount(
            @Value("${millrace.pinot.username:}") String username,
            @Value("${millrace.pinot.password:}") String password) {
        if (username.isEmpty() != password.isEmpty()) {
            throw new IllegalArgumentException(
                    "millrace.pinot.username and millrace.pinot.password: both must be set, or none");
        }
        if (username.contains(":")) {
            throw new IllegalArgumentException("millrace.pinot.username: must have no colon in it");
        }
        this.username = username;
        this.password = password;
    }

    void addTo(MutableHttpRequest<?> request) {
        if (!username.isEmpty()) {
            request.basicAuth(username, password);
        }
    }
}
