package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.ShopRows;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers; how they are found and listed is in the cases. */
class UsersIT {
    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    @Test
    void aCustomerWhoIsDeletedIsShownNoMore() {
        Instant changedAt = Instant.now();
        ShopRows.user(id, id, changedAt);
        await().until(() -> api.get("/users/" + id).status() == 200);
        assertThat(listed()).isEqualTo(1);

        ShopRows.deleteUser(id, id, changedAt.plusMillis(1));

        await().until(() -> api.get("/users/" + id).status() == 404);
        await().until(() -> listed() == 0);
    }

    @Test
    void aCustomerWhoseNameIsNullHasItAndOneWithoutANameHasNone() {
        ShopRows.row(
                "users",
                """
                {"id":"%s-1","firstName":"%s","lastName":"null","deleted":false,"changedAt":"%s"}"""
                        .formatted(id, id, Instant.now()));
        ShopRows.row(
                "users",
                """
                {"id":"%s-2","firstName":"%s","deleted":false,"changedAt":"%s"}"""
                        .formatted(id, id, Instant.now()));
        await().until(() -> listed() == 2);

        assertThat(api.get("/users/" + id + "-1").body().get("lastName").asText("none"))
                .isEqualTo("null");
        JsonNode listed = api.get("/users?q=" + id).body().get("items");
        assertThat(listed.at("/0/lastName").isTextual()).isTrue();
        assertThat(listed.at("/1/lastName").isNull()).isTrue();
        assertThat(listed.at("/1/email").isNull()).isTrue();
        assertThat(api.get("/users?q=" + id + "%20null").body().get("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-customer", "%27%3B%20--", "%F0%9F%98%80%3F%241%5C"})
    void anUnknownCustomerIsNotFound(String unknown) {
        Reply reply = api.get("/users/" + unknown);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().get("detail").asText()).isEqualTo("There is no customer with this id.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/users?limit=0               | limit: must be a whole number from 1 to 1000, was '0'",
                "/users?limit=1001            | limit: must be a whole number from 1 to 1000, was '1001'",
                "/users?name=Asha             | name: no such parameter",
                "/users?q=a&q=b               | q: must be given once",
                "/users?after=a%00b           | after: must not have the character NUL, was 'a b'",
                "/users/a%00b                 | id: must not have the character NUL, was 'a b'",
                "/users/17/orders?limit=0     | limit: must be a whole number from 1 to 100, was '0'",
                "/users/17/orders?after=soon  | after: must be the next of a page, was 'soon'",
            })
    void aParameterOutOfItsBoundNamesTheBound(String path, String detail) {
        assertRefused(path, detail);
    }

    @Test
    void whatIsLookedForIsNotWithoutEnd() {
        assertRefused("/users?q=" + "a".repeat(129), "q: must be at most 128 characters");
        assertRefused("/users?after=" + "a".repeat(129), "after: must be at most 128 characters");
    }

    private void assertRefused(String path, String detail) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().get("type").asText()).isEqualTo("urn:millrace:problem:invalid-parameter");
        assertThat(reply.body().get("detail").asText()).startsWith(detail);
    }

    private int listed() {
        return api.get("/users?q=" + id).body().get("items").size();
    }
}
