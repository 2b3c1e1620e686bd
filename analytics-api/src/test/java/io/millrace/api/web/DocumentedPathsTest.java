package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.millrace.api.RawHttp;
import io.millrace.api.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each path that a document names, in words or in a command, is there: a rule for one that isn't protects nothing. */
class DocumentedPathsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PATH =
            Pattern.compile("(?:(GET|POST|PUT|DELETE|PATCH|HEAD) |`|http://127\\.0\\.0\\.1:8080)" + "(/[\\w{}*./-]*)");

    /** Of other services, of Pinot, and a folder. */
    private static final Set<String> OF_OTHERS = Set.of(
            "/state",
            "/tables/{table}/snapshot",
            "/version",
            "/query/sql",
            "/tables/{name}",
            "/schemas/{name}",
            "/segments/orders_REALTIME/",
            "/v2/brokers/tables",
            "/zk/put",
            "/tmp");

    private static TestServer server;
    private static List<UriRouteInfo<?, ?>> routes;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of());
        routes = server.beans().getBean(Router.class).uriRoutes().toList();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyPathThatADocumentNamesIsThere() throws IOException {
        List<String> named = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult found :
                    PATH.matcher(Files.readString(document)).results().toList()) {
                named.add(found.group());
                if (!isThere(found.group(1), found.group(2).replaceFirst("\\.$", ""))) {
                    missing.add(document.getFileName() + ": " + found.group());
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(named).hasSizeGreaterThan(80);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isThere(@Nullable String method, String path) throws IOException {
        return OF_OTHERS.contains(path)
                || routes.stream()
                        .filter(route ->
                                method == null || route.getHttpMethodName().equals(method))
                        .map(route -> route.getUriMatchTemplate().toPathString())
                        .anyMatch(route -> matches(route, path))
                || ((method == null || method.equals("GET")) && isServed(path));
    }

    /** A pattern that ends with stars must name what routes begin with; a path may fill in their variables. */
    private static boolean matches(String route, String path) {
        if (path.endsWith("/**")) {
            String begin = path.substring(0, path.length() - "/**".length());
            return route.equals(begin) || route.startsWith(begin + "/");
        }
        return path.replaceAll("\\{[^}]*}", "x").matches(route.replaceAll("\\{[^}]*}", "[^/]+"));
    }

    /** A page, or another file. */
    private static boolean isServed(String path) throws IOException {
        if (path.contains("*") || path.contains("{")) {
            return false;
        }
        try (RawHttp connection = new RawHttp(server.address())) {
            String answer = connection
                    .send("GET " + path + " HTTP/1.1\nHost: localhost\n\n")
                    .answer();
            return answer.startsWith("HTTP/1.1 2") || answer.startsWith("HTTP/1.1 3");
        }
    }
}
