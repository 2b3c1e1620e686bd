package io.millrace.catalog.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.catalog.files.CatalogException;
import io.millrace.catalog.files.CatalogFiles;
import io.millrace.catalog.files.CatalogProblem;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionCatalogTest {

    private static final Path ORIGINAL = Path.of("src/main/resources");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Loading checks every list against its SQL, its cases and the streams. */
    @Test
    void everyFolderIsAListAndEveryFileAnAudience() throws IOException {
        SuppressionCatalog catalog = SuppressionCatalog.load(StreamCatalog.load());

        assertThat(catalog.lists()).extracting(SuppressionList::name).isEqualTo(names("suppressions"));
        assertThat(catalog.audiences()).extracting(Audience::name).isEqualTo(names("audiences"));
    }

    @Test
    void whatAListDoesNotSayHasItsDefault() {
        SuppressionList winback =
                SuppressionCatalog.load(StreamCatalog.load()).list("winback").orElseThrow();

        assertThat(winback.maxAge()).isEqualTo(Duration.ofSeconds(10));
        assertThat(winback.tables()).containsExactly(new StreamName("orders"));
    }

    private static List<String> names(String folder) throws IOException {
        try (Stream<Path> children = Files.list(ORIGINAL.resolve(folder))) {
            return children.map(child -> CatalogFiles.name(child).replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aWindowOfDaysIsHalfOpenToTheMillisecond() {
        ListWindow window = new ListWindow.Days("days");
        Map<String, Object> oneDay = Map.of("days", 1);

        assertThat(window.from(NOON, oneDay)).isEqualTo(Instant.parse("2026-11-19T12:00:00.001Z"));
        assertThat(window.until(NOON, oneDay)).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
    }

    @Test
    void aWindowOfAYearIsThatOfItsZone() {
        ListWindow window = new ListWindow.Year("zone");
        Instant newYearInIndia = Instant.parse("2026-12-31T18:30:00Z");

        assertThat(window.from(newYearInIndia, Map.of("zone", "Asia/Kolkata"))).isEqualTo(newYearInIndia);
        assertThat(window.from(newYearInIndia, Map.of("zone", "UTC"))).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(window.until(newYearInIndia, Map.of("zone", "Asia/Kolkata")))
                .isEqualTo(Instant.parse("2027-12-31T18:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "winback/list.json | \"owner\": \"marketing\", | `` | suppressions/winback/list.json /owner: must be a text that isn't empty, was missing",
                "winback/list.json | \"owner\" | \"maxAge\": \"PT0S\", \"owner\" | suppressions/winback/list.json /maxAge: must be a duration from PT1S to PT1H, was \"PT0S\"",
                "winback/list.sql | FROM orders | FROM purchases | suppressions/winback/list.sql: must read streams, was purchases",
                "winback/list.sql | FROM orders | FROM products | suppressions/winback/list.sql: must read streams with the column bucket, was products",
                "winback/list.sql | FROM orders | FROM \"orders\" | suppressions/winback/list.sql: must read streams, was \"orders\"",
                "winback/list.sql | FROM orders | FROM orders o JOIN consents c ON o.userId = c.userId | suppressions/winback/list.sql: must have one stream in FROM, since the columns that are added would be ambiguous, was orders o JOIN consents c ON o.userId = c.userId",
                "winback/list.sql | FROM orders | FROM orders, orders | suppressions/winback/list.sql: must have one stream in FROM, since the columns that are added would be ambiguous, was orders, orders",
                "winback/list.sql | FROM orders | FROM (SELECT userId, ts FROM orders) | suppressions/winback/list.sql: must have one stream in FROM, since the columns that are added would be ambiguous, was (SELECT userId, ts FROM orders)",
                "winback/list.sql | FROM orders | FROM orders WHERE userId IN (SELECT userId FROM orders) | suppressions/winback/list.sql: must not read tables in subqueries, since these have no time range, was [orders, orders]",
                "winback/list.json | \"default\": 90 | \"default\": 0 | suppressions/winback/list.json /parameters/days/default: must be a whole number from 1 to 365, was 0",
                "winback/list.json | \"type\": \"integer\" | \"type\": \"int\" | suppressions/winback/list.json /parameters/days/type: must be integer, decimal, choice, text or zone, was \"int\"",
                "winback/list.json | \"days\": \"days\" | \"weeks\": \"days\" | suppressions/winback/list.json /window: must be \"always\", {\"days\": an integer parameter} or {\"year\": a zone parameter}, was {\"weeks\":\"days\"}",
                "winback/list.json | \"most\": 365 | \"most\": 401 | suppressions/winback/list.json /window: must not be longer than orders keeps rows, 400 days, was 401 days",
                "opted_out/list.sql | FROM consents | FROM orders | suppressions/opted_out/list.json /window: must not be longer than orders keeps rows, 400 days, was always",
                "winback/list.json | \"reason\" | \"why\" | suppressions/winback/list.json /why: must be a known setting",
                "winback/list.sql | FROM orders | WHERE ts > 0 FROM orders | suppressions/winback/list.sql: must be SELECT … FROM … and, if need be, WHERE … and GROUP BY …",
                "winback/list.sql | FROM orders | FROM orders LIMIT 1000 | suppressions/winback/list.sql: must not have LIMIT, OPTION, SET or a semicolon: the limit and the options are added",
                "winback/list.sql | FROM orders | FROM orders GROUP BY userId HAVING MAX(ts) > 0 | suppressions/winback/list.sql: must not have HAVING or ORDER BY: Pinot may cut the groups before, and not say so",
                "winback/list.sql | FROM orders | FROM orders WHERE ts < now() | suppressions/winback/list.sql: must not read the clock: time is a parameter",
                "winback/list.sql | AS since | AS at | suppressions/winback/list.sql: must select … AS since",
                "offered/list.sql | -- :value  | -- :worth  | suppressions/offered/list.sql: must say in its header what :value is",
                "offered/list.sql | WHERE \"value\" >= :value | `` | suppressions/offered/list.sql: must have the parameters [value], had []",
            })
    void whatDoesNotHoldIsNamedWithFileAndPlace(String file, String from, String to, String problem)
            throws IOException {
        copy();
        Path broken = folder.resolve("suppressions").resolve(file);
        String text = Files.readString(broken);
        assertThat(text).contains(from);
        Files.writeString(broken, text.replace(from, to));

        assertProblem(problem);
    }

    @Test
    void aListWithoutACaseIsRefused() throws IOException {
        copy();
        Path cases = folder.resolve("suppressions/winback/cases");
        Files.move(cases, folder.resolve("cases"));

        assertProblem("suppressions/winback/cases: must hold a folder for each case, at least one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"winback\" | \"nobody\" | /include/0/list: must be one of the lists, was \"nobody\"",
                "\"30\" | \"-1\" | /include/0/arguments/days: must be a whole number from 1 to 365, was \"-1\"",
                "\"days\" | \"weeks\" | /include/0/arguments/weeks: must be a parameter of winback",
                "\"include\" | \"plus\" | /include: must be a list of at least one {\"list\": …}, was missing",
            })
    void anAudienceThatDoesNotHoldIsNamedWithItsPlace(String from, String to, String problem) throws IOException {
        copy();
        Path broken = folder.resolve("audiences/birthday_reminder.json");
        Files.writeString(broken, Files.readString(broken).replace(from, to));

        assertProblem("audiences/birthday_reminder.json " + problem);
    }

    private void assertProblem(String problem) {
        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(() -> SuppressionCatalog.load(
                        folder.resolve("suppressions"), folder.resolve("audiences"), StreamCatalog.load()))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(CatalogProblem::toString)
                        .contains(problem));
    }

    private void copy() throws IOException {
        for (String part : new String[] {"suppressions", "audiences"}) {
            try (Stream<Path> files = Files.walk(ORIGINAL.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(ORIGINAL.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }
}
