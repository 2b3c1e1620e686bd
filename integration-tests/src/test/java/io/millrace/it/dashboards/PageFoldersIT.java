package io.millrace.it.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.SharedApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFoldersIT {
    private final ApiClient api = SharedApi.client();

    @ParameterizedTest
    @CsvSource({
        "/pages/order, order/index.html",
        "/pages/order/, index.html",
        "/pages/order?id=A-1, order/index.html?id=A-1",
        "/pages/kitchen/, index.html",
        "/pages/customer, customer/index.html",
        "/pages/suppressions, suppressions/index.html",
    })
    void aFolderLeadsToItsPage(String path, String page) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.header("Location")).isEqualTo(page);
        Reply there = api.get(reply.raw().uri().resolve(page).getPath());
        assertThat(there.status()).isEqualTo(200);
        assertThat(there.raw().body()).contains("<main");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pages",
                "/pages/",
                "/pages/nothing",
                "/pages/nothing/",
                "/pages/order/nothing.html",
                "/pages/order/index.html/",
                "/lib",
                "/lib/",
                "/components/live-status/",
                "/images/products",
                "/styles",
                "/nothing",
                "/nothing.js",
            })
    void whatIsNoPageIsNotFound(String path) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().get("type").asText()).isEqualTo("urn:millrace:problem:not-found");
    }
}
