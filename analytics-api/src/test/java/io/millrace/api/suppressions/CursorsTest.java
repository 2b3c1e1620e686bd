package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.api.web.Failure;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.suppression.SuppressionCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final SuppressionCatalog CATALOG = SuppressionCatalog.load(StreamCatalog.load());

    private final Cursors cursors = at(NOW, "key");
    private final ListDefinition winback = definition("winback", Map.of("days", "3"));
    private final Cursor cursor = new Cursor(
            Cursor.Kind.PAGE, winback.text(), NOW, NOW.plusSeconds(7), new Place(17, "o'brien \uD83D\uDE00"), 5);

    @Test
    void aCursorComesBackAsItWas() {
        assertThat(cursors.read("after", cursors.text(cursor), Cursor.Kind.PAGE, winback))
                .isEqualTo(cursor);
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String text = cursors.text(cursor);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            String forged = text.substring(0, i) + other + text.substring(i + 1);

            assertRefused(cursors, forged, winback, "must be given back as it was received");
        }
    }

    @Test
    void oneOfAnotherKeyListOrArgumentIsRefused() {
        String text = cursors.text(cursor);

        assertRefused(at(NOW, "other"), text, winback, "must be given back as it was received");
        assertRefused(cursors, text, definition("opted_out", Map.of()), "is of another list");
        assertRefused(cursors, text, definition("winback", Map.of("days", "4")), "is of another list");
    }

    @Test
    void aPageIsNotGoneOnWithAfterAnHour() {
        String text = cursors.text(cursor);

        assertThat(at(NOW.plus(Duration.ofHours(1)), "key").read("after", text, Cursor.Kind.PAGE, winback))
                .isEqualTo(cursor);
        assertRefused(at(NOW.plus(Duration.ofHours(1)).plusMillis(1), "key"), text, winback, "begin again");
    }

    private static void assertRefused(Cursors cursors, String text, ListDefinition definition, String rule) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> cursors.read("after", text, Cursor.Kind.PAGE, definition))
                .satisfies(failure ->
                        assertThat(failure.detail()).startsWith("after: ").contains(rule));
    }

    private static ListDefinition definition(String list, Map<String, String> arguments) {
        return ListDefinition.of(ListCall.of(CATALOG.list(list).orElseThrow(), arguments));
    }

    private static Cursors at(Instant now, String key) {
        return new Cursors(key, Clock.fixed(now, ZoneOffset.UTC));
    }
}
