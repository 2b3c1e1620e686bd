package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.resource.StaticResourceResolver;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Redirects from a folder of the dashboards to its page. Otherwise Micronaut serves a folder in a jar as an empty file.
 */
@ServerFilter({"/pages/**", "/components/**", "/images/**", "/lib/**", "/styles/**", "/vendor/**"})
final class PageFolders {
    private static final String INDEX = "index.html";

    private final StaticResourceResolver resources;

    PageFolders(StaticResourceResolver resources) {
        this.resources = resources;
    }

    /** Null for a file, which has an extension. */
    @RequestFilter
    @Nullable
    HttpResponse<?> lead(HttpRequest<?> request) {
        String path = request.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.contains(".")) {
            return null;
        }
        String folder = last.isEmpty() ? path : path + "/";
        if (resources.resolve(folder + INDEX).isEmpty()) {
            throw new Failure(FailureKind.NOT_FOUND, "There is no page with this name.");
        }
        String query = request.getUri().getRawQuery();
        // Relative, so that it holds behind a proxy that puts a path before ours
        String page = last.isEmpty() ? INDEX : last + "/" + INDEX;
        return HttpResponse.temporaryRedirect(URI.create(query == null ? page : page + "?" + query));
    }
}
