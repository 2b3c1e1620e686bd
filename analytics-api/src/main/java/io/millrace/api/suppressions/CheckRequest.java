package io.millrace.api.suppressions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.api.web.BrokenRule;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.ResponseCache;
import io.millrace.api.web.Shortened;
import io.millrace.catalog.suppression.SuppressionCatalog;
import io.millrace.catalog.suppression.SuppressionList;
import io.millrace.catalog.text.LowerCased;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A look-up of addresses on suppression lists.
 *
 * @param emails the addresses as they were sent
 * @param lists the lists, with the defaults of their parameters
 */
record CheckRequest(List<String> emails, List<ListCall> lists) implements ResponseCache.NotStored {
    static final int MOST = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ERRORS = 100;
    private static final String RULE =
            "must be an e-mail address: something of up to 64 bytes, an @, something of up to 255 bytes, no control characters";

    CheckRequest {
        emails = List.copyOf(emails);
        lists = List.copyOf(lists);
    }

    /**
     * Reads the query of a GET.
     *
     * @throws Failure of kind {@code INVALID_PARAMETER} if a parameter is unknown or breaks its rule
     */
    static CheckRequest of(Map<String, String> given, SuppressionCatalog catalog) {
        given.keySet().stream()
                .filter(name -> !name.equals("email") && !name.equals("lists"))
                .findFirst()
                .ifPresent(name -> {
                    throw Parameters.unknown(name);
                });
        String email = given.getOrDefault("email", "");
        if (!isAddress(email)) {
            throw Parameters.invalid("email", ParameterRule.FORMAT, RULE, email);
        }
        String lists = given.get("lists");
        return new CheckRequest(
                List.of(email),
                calls(
                        lists == null ? List.of() : Arrays.asList(lists.split(",", -1)),
                        catalog,
                        (rule, name) -> Parameters.invalid("lists", ParameterRule.ENUM, rule, name)));
    }

    /**
     * Reads the body of a POST.
     *
     * @throws Failure of kind {@code MALFORMED_BODY} if it isn't a JSON object, or {@code INVALID_PARAMETER} if a
     *     member breaks its rule
     */
    static CheckRequest of(byte @Nullable [] body, SuppressionCatalog catalog) {
        JsonNode json = read(body);
        if (!json.isObject()) {
            throw malformed("The body must be an object such as {\"emails\":[…],\"lists\":[…]}.");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals("emails") && !name.equals("lists")) {
                throw bad(Shortened.of(name), "unknown-property", "no such member; there are emails and lists");
            }
        });
        if (!json.has("emails")) {
            throw bad("emails", "required", "must be given");
        }
        List<String> emails = texts(json.path("emails"), "emails");
        if (emails.isEmpty() || emails.size() > MOST) {
            throw bad(
                    "emails",
                    emails.isEmpty() ? "min" : "max",
                    "must be 1 to %d addresses, were %d".formatted(MOST, emails.size()));
        }
        List<BrokenRule> errors = new ArrayList<>();
        for (int i = 0; i < emails.size() && errors.size() < MOST_ERRORS; i++) {
            if (!isAddress(emails.get(i))) {
                errors.add(BrokenRule.ofItem(i, "/emails/" + i, "format", RULE));
            }
        }
        if (!errors.isEmpty()) {
            throw new Failure(FailureKind.INVALID_PARAMETER, "emails: each " + RULE, errors);
        }
        List<String> lists = json.has("lists") ? texts(json.path("lists"), "lists") : List.of();
        return new CheckRequest(
                emails,
                calls(
                        lists,
                        catalog,
                        (rule, name) -> bad("lists", "enum", "%s, was '%s'".formatted(rule, Shortened.of(name)))));
    }

    /**
     * Returns whether a text can be an address: the limits of RFC 5321 (4.5.3.1) on length, and no control characters.
     * Quotes, plus signs and letters of any language are allowed.
     */
    static boolean isAddress(String text) {
        String address = LowerCased.of(text);
        int at = address.lastIndexOf('@');
        return at > 0
                && at < address.length() - 1
                && bytes(address.substring(0, at)) <= 64
                && bytes(address.substring(at + 1)) <= 255
                && address.codePoints().noneMatch(Character::isISOControl);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** @param unknown makes the failure of the rule and a name that isn't a list's */
    private static List<ListCall> calls(
            List<String> names, SuppressionCatalog catalog, BiFunction<String, String, Failure> unknown) {
        if (names.isEmpty()) { // generated clients send an empty array if it isn't set
            return catalog.lists().stream()
                    .map(list -> ListCall.of(list, Map.of()))
                    .toList();
        }
        return names.stream()
                .distinct()
                .map(name -> catalog.list(name)
                        .map(list -> ListCall.of(list, Map.of()))
                        .orElseThrow(() -> unknown.apply(
                                "must be some of "
                                        + catalog.lists().stream()
                                                .map(SuppressionList::name)
                                                .toList(),
                                name)))
                .toList();
    }

    private static JsonNode read(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw malformed("The body is empty; it must be an object such as {\"emails\":[…],\"lists\":[…]}.");
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw malformed("The body must be JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory can't fail", e);
        }
    }

    private static List<String> texts(JsonNode array, String name) {
        List<String> texts = new ArrayList<>();
        boolean fine = array.isArray();
        for (JsonNode item : array) {
            fine &= item.isTextual();
            texts.add(item.asText());
        }
        if (!fine) {
            throw bad(name, "format", "must be a list of texts");
        }
        return texts;
    }

    private static Failure bad(String member, String rule, String reason) {
        return new Failure(
                FailureKind.INVALID_PARAMETER,
                member + ": " + reason,
                List.of(BrokenRule.ofBody("/" + member.replace("~", "~0").replace("/", "~1"), rule, reason)));
    }

    private static Failure malformed(String detail) {
        return new Failure(FailureKind.MALFORMED_BODY, detail);
    }
}
