package io.millrace.service;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the browser's headers say about the calling page. A page of any site may send a POST to any address that the
 * browser reaches, also on loopback and company networks, without a preflight request (<a
 * href="https://fetch.spec.whatwg.org/#cors-safelisted-method">Fetch</a>). The browser only hides the response from the
 * page.
 *
 * @param host the header {@code Host}
 * @param origin the header {@code Origin}; null if the caller doesn't send it, such as a program that is no browser
 * @param site the header {@code Sec-Fetch-Site}; null as for {@code origin}
 */
record CallingPage(@Nullable String host, @Nullable String origin, @Nullable String site) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    /**
     * Whether the page belongs to another site than this service.
     *
     * @param onLoopback whether the call came to a loopback address. If so, {@code Host} must be a name of loopback;
     *     otherwise another site could point its own host name there
     */
    boolean isForeign(boolean onLoopback) {
        if (site != null && !OWN.contains(site)) {
            return true;
        }
        if (origin == null) {
            return false;
        }
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
        return !authority(origin).equals(host) || (onLoopback && !LOOPBACK.contains(name));
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
