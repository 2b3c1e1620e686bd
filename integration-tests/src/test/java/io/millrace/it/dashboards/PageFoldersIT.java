package io.millrace.it.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.SharedApi;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageFoldersIT {
    private final ApiClient api = SharedApi.client();

    static Stream<Arguments> addresses() {
        return Pages.words().stream()
                .flatMap(word -> Stream.of(
                        Arguments.of("/pages/" + word, word + "/index.html"),
                        Arguments.of("/pages/" + word + "/", "index.html"),
                        Arguments.of("/pages/" + word + "?id=A-1", word + "/index.html?id=A-1")));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void aFolderLeadsToItsPage(String path, String page) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.header("Location")).isEqualTo(page);
        Reply there = api.get(reply.raw().uri().resolve(page).getPath());
        assertThat(there.status()).isEqualTo(200);
        assertThat(there.raw().body()).contains("<main");
    }

    static Stream<String> noPages() {
        return Stream.concat(
                Pages.otherFolders().stream().flatMap(folder -> Stream.of(folder, folder + "/")),
                Stream.of(
                        "/vendor",
                        "/vendor/echarts/",
                        "/pages/nothing",
                        "/pages/nothing/",
                        "/pages/order/nothing.html",
                        "/pages/order/index.html/",
                        "/nothing",
                        "/nothing.js"));
    }

    @ParameterizedTest
    @MethodSource("noPages")
    void whatIsNoPageIsNotFound(String path) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().get("type").asText()).isEqualTo("urn:millrace:problem:not-found");
    }
}
