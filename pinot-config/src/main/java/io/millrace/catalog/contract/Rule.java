package io.millrace.catalog.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules that an event can break. {@code docs/errors.md} has a line for each but {@link #CONTRACT}. */
public enum Rule {
    TYPE("type", true),
    ENUM("enum", true),
    CONST("const", true),
    REQUIRED("required", true),
    DEPENDENT_REQUIRED("dependentRequired", true),
    ADDITIONAL_PROPERTIES("additionalProperties", true),
    MAX_PROPERTIES("maxProperties", true),
    MIN_ITEMS("minItems", true),
    MAX_ITEMS("maxItems", true),
    UNIQUE_ITEMS("uniqueItems", true),
    MIN_LENGTH("minLength", true),
    MAX_LENGTH("maxLength", true),
    PATTERN("pattern", true),
    FORMAT("format", true),
    MINIMUM("minimum", true),
    MAXIMUM("maximum", true),
    EXCLUSIVE_MINIMUM("exclusiveMinimum", true),
    EXCLUSIVE_MAXIMUM("exclusiveMaximum", true),
    MULTIPLE_OF("multipleOf", true),

    /** It must be JSON. */
    JSON("json", false),
    /** It must be UTF-8. */
    UTF_8("utf-8", false),
    /** The body must be the gzip that {@code Content-Encoding} says. */
    GZIP("gzip", false),
    /** It must not have more bytes than a limit. */
    MAX_BYTES("max-bytes", false),
    /** It must not have more levels than a limit. */
    DEPTH("depth", false),
    /** A property's name must not have more bytes than a limit. */
    NAME_LENGTH("name-length", false),
    /** An object must not have the same property twice. */
    ONCE("once", false),
    /** A property must not have a name that Millrace sets. */
    RESERVED("reserved", false),
    /** A text must not have U+0000 or half of a surrogate pair. */
    CHARACTERS("characters", false),
    /** A number must fit the type that Pinot stores. */
    NUMBER_SIZE("number-size", false),
    /** The time must not be before the stream's {@code earliest}. */
    EARLIEST("earliest", false),
    /** The time must not be after the present by more than the stream's {@code maxAhead}. */
    MAX_AHEAD("max-ahead", false),
    /** The time must not be before what Pinot keeps of the stream. */
    RETENTION("retention", false),
    /** The row of a database must have the column, with a type that an event can hold. */
    COLUMN("column", false),
    /** The Kafka key must be the event's key. */
    KEY("key", false),

    /** It must keep the contract. Only {@link EventContract#examineInShort} uses this. */
    CONTRACT("contract", false);

    private static final Map<String, Rule> KEYWORDS = Arrays.stream(values())
            .filter(rule -> rule.keyword)
            .collect(Collectors.toMap(rule -> rule.slug, Function.identity()));

    private final String slug;
    private final boolean keyword;

    Rule(String slug, boolean keyword) {
        this.slug = slug;
        this.keyword = keyword;
    }

    /** The rule of a keyword of JSON Schema; empty for a keyword that no contract may use or that has no rule. */
    public static Optional<Rule> ofKeyword(String keyword) {
        return Optional.ofNullable(KEYWORDS.get(keyword));
    }

    /** The rule's name in problems and in failed events: a keyword of JSON Schema, or our own with hyphens. */
    public String slug() {
        return slug;
    }
}
