package io.millrace.api.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The preconditions of a request (RFC 9110, section 13.1).
 *
 * @param ifMatch the entity tags of which the state must have one, {@code *} for any state; null if it isn't given
 * @param ifNoneMatch the entity tags of which the state must have none, {@code *} for no state; null if it isn't given
 */
public record Preconditions(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    /** No precondition. */
    public static final Preconditions NONE = new Preconditions(null, null);

    private static final String ANY = "*";
    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\uffff]*\"";

    /** Possessive, since other quantifiers of a group take a stack frame for each of thousands of commas. */
    private static final Pattern TAGS =
            Pattern.compile("\\s*+(?:%1$s)?+\\s*+(?:,\\s*+(?:%1$s)?+\\s*+)*+".formatted(TAG));

    private static final Pattern ONE_TAG = Pattern.compile(TAG);

    /**
     * Reads the preconditions of a request.
     *
     * @throws Failure {@code MALFORMED_REQUEST} if one is neither {@code *} nor a list of entity tags
     */
    public static Preconditions of(HttpRequest<?> request) {
        return new Preconditions(header(request, HttpHeaders.IF_MATCH), header(request, HttpHeaders.IF_NONE_MATCH));
    }

    private static @Nullable String header(HttpRequest<?> request, String name) {
        List<String> values = request.getHeaders().getAll(name);
        if (values.isEmpty()) {
            return null;
        }
        String value = String.join(",", values).strip();
        if (!value.equals(ANY) && !TAGS.matcher(value).matches()) {
            throw broken(
                    FailureKind.MALFORMED_REQUEST,
                    name,
                    ParameterRule.FORMAT,
                    "must be * or a list of entity tags such as \"abc\", was '%s'".formatted(Shortened.of(value)));
        }
        return value;
    }

    /**
     * Checks a state.
     *
     * @param tag the state's strong entity tag; null if there is no state
     * @throws Failure {@code PRECONDITION_FAILED} if the state doesn't fulfil them
     */
    public void check(@Nullable String tag) {
        if (ifMatch != null
                && (tag == null || !(ifMatch.equals(ANY) || tags(ifMatch).contains(tag)))) {
            throw failed(HttpHeaders.IF_MATCH, "there must be %s, and %s".formatted(Shortened.of(ifMatch), is(tag)));
        }
        if (tag != null && ifNoneMatch != null && isNoneMatchBrokenBy(tag)) {
            throw failed(
                    HttpHeaders.IF_NONE_MATCH,
                    "there must not be %s, and %s".formatted(Shortened.of(ifNoneMatch), is(tag)));
        }
    }

    /** Whether the caller already has a state, by If-None-Match with weak comparison. */
    public boolean isNoneMatchBrokenBy(String tag) {
        return ifNoneMatch != null
                && (ifNoneMatch.equals(ANY)
                        || tags(ifNoneMatch).contains(tag)
                        || tags(ifNoneMatch).contains("W/" + tag));
    }

    private static Failure failed(String header, String reason) {
        return broken(FailureKind.PRECONDITION_FAILED, header, ParameterRule.PRECONDITION, reason);
    }

    private static Failure broken(FailureKind kind, String header, ParameterRule rule, String reason) {
        return new Failure(kind, header + ": " + reason, List.of(BrokenRule.ofParameter(header, rule, reason)));
    }

    private static String is(@Nullable String tag) {
        return tag == null ? "there is none" : "there is " + tag;
    }

    private static List<String> tags(String list) {
        return ONE_TAG.matcher(list).results().map(MatchResult::group).toList();
    }
}
