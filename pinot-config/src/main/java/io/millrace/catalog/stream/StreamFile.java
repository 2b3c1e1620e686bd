package io.millrace.catalog.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.files.CatalogFiles;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.table.Retention;
import io.millrace.catalog.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The content of a {@code stream.json}: the settings that aren't Pinot's. */
record StreamFile(
        String description,
        Origin origin,
        List<StreamName> from,
        List<String> keyFields,
        TimeSettings time,
        Set<Format> formats,
        TopicSettings topic,
        Optional<Duration> retention,
        List<Derivation> derived) {

    private static final String INSTANT = "must be an instant such as 2026-11-20T17:20:01Z";
    private static final String DURATION = "must be an ISO 8601 duration such as P7D or PT1H";

    /** Reads the settings; null if there is a problem, which is then in {@code problems}. */
    static @Nullable StreamFile read(String file, ObjectNode json, Problems problems) {
        int before = problems.count();
        Reader reader = new Reader(file, problems);
        reader.allow(
                json,
                "",
                Set.of("description", "origin", "from", "key", "time", "formats", "topic", "retention", "derived"));
        String description = reader.text(json, "", "description");
        Origin origin = reader.parsed(json, "", "origin", choice(Origin.class), constants(Origin.class));
        List<StreamName> from = json.has("from") ? reader.streams(json, "from") : List.of();
        if (origin != null && from.isEmpty() == (origin == Origin.PROCESSOR)) {
            problems.broken(
                    file,
                    "/from",
                    origin == Origin.PROCESSOR
                            ? "must name the streams that the processor reads"
                            : "must not be given unless the origin is processor",
                    json.path("from"));
        }
        List<String> key = reader.texts(json, "key");
        Set<Format> formats = reader.formats(json);
        TimeSettings time = reader.time(reader.object(json, "time"));
        TopicSettings topic = reader.topic(json.has("topic") ? reader.object(json, "topic") : null);
        Optional<Duration> retention = json.has("retention")
                ? Optional.ofNullable(reader.parsed(json, "", "retention", Retention.RULE, Retention::parse))
                : Optional.empty();
        List<Derivation> derived = new DerivationFile(file, problems).read(json.path("derived"));
        if (problems.count() > before || description == null || origin == null || time == null || topic == null) {
            return null;
        }
        return new StreamFile(description, origin, from, key, time, formats, topic, retention, derived);
    }

    /** Reads a {@code topic.json}; null if there is a problem, which is then in {@code problems}. */
    static @Nullable CompactedTopic readTopic(StreamName name, ObjectNode json, Problems problems) {
        Reader reader = new Reader(name + "/" + CatalogLoader.TOPIC, problems);
        reader.allow(json, "", Set.of("description", "topic"));
        String description = reader.text(json, "", "description");
        ObjectNode settings = reader.object(json, "topic");
        TopicSettings topic = settings == null ? null : reader.topic(settings);
        return description == null || topic == null
                ? null
                : reader.checked("/topic", () -> new CompactedTopic(name, description, topic));
    }

    private static <E extends Enum<E>> Function<String, E> constants(Class<E> type) {
        return text ->
                Enum.valueOf(type, text.equals(text.toLowerCase(Locale.ROOT)) ? text.toUpperCase(Locale.ROOT) : "");
    }

    private static <E extends Enum<E>> String choice(Class<E> type) {
        return "must be one of "
                + Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
    }

    private record Reader(String file, Problems problems) {

        void allow(ObjectNode json, String place, Set<String> keys) {
            new CatalogFiles(problems).allow(json, file, place, keys);
        }

        @Nullable
        ObjectNode object(ObjectNode json, String name) {
            if (json.get(name) instanceof ObjectNode object) {
                return object;
            }
            problems.broken(file, "/" + name, "must be an object", json.path(name));
            return null;
        }

        @Nullable
        String text(ObjectNode json, String place, String name) {
            return new CatalogFiles(problems).required(json, file, place, name);
        }

        List<String> texts(ObjectNode json, String name) {
            List<String> texts = new ArrayList<>();
            json.path(name).forEach(text -> texts.add(text.asText()));
            if (texts.isEmpty() || texts.contains("")) {
                problems.broken(file, "/" + name, "must be a list of at least one text", json.path(name));
            }
            return texts;
        }

        List<StreamName> streams(ObjectNode json, String name) {
            List<StreamName> streams = new ArrayList<>();
            for (String text : texts(json, name)) {
                StreamName stream = parse("/" + name, text, "must be a stream's name", StreamName::new);
                if (stream != null) {
                    streams.add(stream);
                }
            }
            return streams;
        }

        <T> @Nullable T parsed(ObjectNode json, String place, String name, String rule, Function<String, T> parser) {
            String text = text(json, place, name);
            return text == null ? null : parse(place + "/" + name, text, rule, parser);
        }

        <T> T optional(
                ObjectNode json, String place, String name, T fallback, String rule, Function<String, T> parser) {
            T value = json.has(name) ? parsed(json, place, name, rule, parser) : null;
            return value == null ? fallback : value;
        }

        Set<Format> formats(ObjectNode json) {
            Set<Format> formats = EnumSet.noneOf(Format.class);
            for (String text : texts(json, "formats")) {
                Format format = parse("/formats", text, choice(Format.class), constants(Format.class));
                if (format != null) {
                    formats.add(format);
                }
            }
            return formats;
        }

        @Nullable
        TimeSettings time(@Nullable ObjectNode json) {
            if (json == null) {
                return null;
            }
            allow(json, "/time", Set.of("field", "earliest", "maxAhead"));
            String field = text(json, "/time", "field");
            Instant earliest =
                    optional(json, "/time", "earliest", TimeSettings.DEFAULT_EARLIEST, INSTANT, Instant::parse);
            Duration maxAhead =
                    optional(json, "/time", "maxAhead", TimeSettings.DEFAULT_MAX_AHEAD, DURATION, Duration::parse);
            return field == null ? null : checked("/time", () -> new TimeSettings(field, earliest, maxAhead));
        }

        @Nullable
        TopicSettings topic(@Nullable ObjectNode json) {
            if (json == null) {
                return new TopicSettings(OptionalInt.empty(), TopicSettings.DEFAULT_RETENTION, false);
            }
            allow(json, "/topic", Set.of("partitions", "retention", "compacted"));
            JsonNode partitions = json.path("partitions");
            if (!partitions.isMissingNode() && !partitions.isInt()) {
                problems.broken(file, "/topic/partitions", "must be a whole number", partitions);
            }
            OptionalInt count = partitions.isInt() ? OptionalInt.of(partitions.intValue()) : OptionalInt.empty();
            Duration retention =
                    optional(json, "/topic", "retention", TopicSettings.DEFAULT_RETENTION, DURATION, Duration::parse);
            JsonNode compacted = json.path("compacted");
            if (!compacted.isMissingNode() && !compacted.isBoolean()) {
                problems.broken(file, "/topic/compacted", "must be true or false", compacted);
            }
            return checked("/topic", () -> new TopicSettings(count, retention, compacted.asBoolean(false)));
        }

        private <T> @Nullable T parse(String place, String text, String rule, Function<String, T> parser) {
            try {
                return parser.apply(text);
            } catch (RuntimeException e) {
                problems.add(file, place, rule + ", was \"" + Text.printable(text) + "\"");
                return null;
            }
        }

        private <T> @Nullable T checked(String place, Supplier<T> made) {
            try {
                return made.get();
            } catch (IllegalArgumentException e) {
                problems.add(file, place, String.valueOf(e.getMessage()));
                return null;
            }
        }
    }
}
