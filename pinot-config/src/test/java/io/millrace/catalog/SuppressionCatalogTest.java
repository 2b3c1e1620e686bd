package io.millrace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    /** Loading holds every list against its SQL, its cases and the streams, so that this walks them all. */
    @Test
    void millraceComesWithItsListsAndAudiences() {
        SuppressionCatalog catalog = SuppressionCatalog.load(StreamCatalog.load());

        assertThat(catalog.lists())
                .extracting(SuppressionList::name)
                .containsExactly("cancelled", "offered", "opted_out", "redeemed", "winback");
        assertThat(catalog.audiences()).extracting(Audience::name).containsExactly("birthday_reminder");
        assertThat(catalog.list("winback").orElseThrow().maxAge()).isEqualTo(Duration.ofSeconds(10));
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
                "winback/list.json | \"owner\": \"marketing\", | `` | suppressions/winback/list.json /owner: must be a text that isn't empty",
                "winback/list.json | \"owner\" | \"maxAge\": \"PT0S\", \"owner\" | suppressions/winback/list.json /maxAge: must be a duration from PT1S to PT1H but is \"PT0S\"",
                "winback/list.json | \"orders\" | \"order\" | suppressions/winback/list.json /tables/0: must be a stream but is \"order\"",
                "winback/list.json | \"orders\" | \"products\" | suppressions/winback/list.json /tables/0: must be a stream with the column bucket, which products hasn't",
                "winback/list.json | \"default\": 90 | \"default\": 0 | suppressions/winback/list.json /parameters/days/default: must be a whole number from 1 to 730 but is 0",
                "winback/list.json | \"type\": \"integer\" | \"type\": \"int\" | suppressions/winback/list.json /parameters/days/type: must be integer, decimal, choice, text or zone but is \"int\"",
                "winback/list.json | \"days\": \"days\" | \"weeks\": \"days\" | suppressions/winback/list.json /window: must be \"always\", {\"days\": an integer parameter} or {\"year\": a zone parameter} but is {\"weeks\":\"days\"}",
                "winback/list.json | \"reason\" | \"why\" | suppressions/winback/list.json /why: is not a known setting",
                "winback/list.sql | LIMIT :limit | LIMIT 1000 | suppressions/winback/list.sql: must contain LIMIT :limit",
                "winback/list.sql | OPTION(skipUpsert=true) | `` | suppressions/winback/list.sql: must contain OPTION(skipUpsert=true)",
                "winback/list.sql | GROUP BY userId | GROUP BY userId HAVING MAX(ts) > 0 | suppressions/winback/list.sql: must not have HAVING or ORDER BY: Pinot may cut the groups before, and not say so",
                "winback/list.sql | ts < :until | ts < now() | suppressions/winback/list.sql: must not read the clock: time is a parameter",
                "winback/list.sql | -- :from  | -- :form  | suppressions/winback/list.sql: must say in its header what :from is",
                "offered/list.sql | AND \"value\" >= :value | `` | suppressions/offered/list.sql: must have the parameters [bucketFrom, bucketUntil, buckets, customers, from, knownUntil, limit, until, value] but has [bucketFrom, bucketUntil, buckets, customers, from, knownUntil, limit, until]",
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
                "\"winback\" | \"nobody\" | /include/0/list: must be one of the lists, which \"nobody\" is not",
                "\"30\" | \"-1\" | /include/0/arguments/days: must be a whole number from 1 to 730 but is \"-1\"",
                "\"days\" | \"weeks\" | /include/0/arguments/weeks: is no parameter of winback",
                "\"include\" | \"plus\" | /include: must be a list of at least one {\"list\": …}",
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
