package io.millrace.api.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page may load and run: a <a href="https://www.w3.org/TR/CSP3/">content security policy</a>. Scripts and styles
 * come as files from this service; a script that stands in a page doesn't run, unless its hash is named.
 */
final class ContentPolicy {
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private ContentPolicy() {}

    /** The dashboards' policy, which all other answers have as well. */
    static String ofPages(Collection<String> imageOrigins) {
        return policy(List.of(), List.of(), imageOrigins);
    }

    /** The policy of the contract's page, which is made by a tool, with its script and style in it. */
    static String ofContract(String html) {
        List<String> hashes =
                INLINE_SCRIPT.matcher(html).results().map(ContentPolicy::hash).toList();
        return policy(hashes, List.of("'unsafe-inline'"), List.of("data:"));
    }

    private static String policy(
            Collection<String> moreScripts, Collection<String> moreStyles, Collection<String> moreImages) {
        return String.join(
                "; ",
                "default-src 'self'",
                directive("script-src", moreScripts),
                directive("style-src", moreStyles),
                directive("img-src", moreImages),
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    private static String directive(String name, Collection<String> more) {
        return Stream.concat(Stream.of(name, "'self'"), more.stream()).collect(Collectors.joining(" "));
    }

    private static String hash(MatchResult script) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
