package io.millrace.api.pinot;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.millrace.service.SettingsCheck;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** Reads the pages over HTTP, without Pinot's account. Their length and time are limited by the client's settings. */
@Context
final class HttpServerMetrics implements ServerMetricsSource {
    private static final int MOST_PAGES = 64;

    private final List<URI> pages;
    private final HttpClient http;

    HttpServerMetrics(
            @Value("${millrace.pinot.server-metrics:}") List<String> pages,
            @Client(id = "pinot-server-metrics") HttpClient http) {
        this.pages = pages.stream()
                .filter(page -> !page.isBlank())
                .map(HttpServerMetrics::checked)
                .distinct()
                .toList();
        new SettingsCheck("millrace.pinot").within("server-metrics", this.pages.size(), 0, MOST_PAGES);
        this.http = http;
    }

    private static URI checked(String page) {
        URI url = URI.create(page.strip());
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("millrace.pinot.server-metrics: must be URLs such as"
                    + " http://127.0.0.1:8008/metrics, with commas between and without an account, but one isn't");
        }
        return url;
    }

    @Override
    public List<URI> pages() {
        return pages;
    }

    @Override
    public CompletionStage<ServerMetrics> read(URI page) {
        HttpRequest<?> request = HttpRequest.GET(page).accept(MediaType.TEXT_PLAIN_TYPE);
        return Mono.from(http.retrieve(request, String.class)).toFuture().thenApply(ServerMetrics::read);
    }
}
