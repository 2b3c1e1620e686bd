package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks the SQL files and the query records: nobody has to remember what belongs to a query. */
class QueryCatalogTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final List<Class<? extends PinotQuery<?>>> QUERIES = queries();

    @Test
    void everySqlFileHasItsRecordAndEveryRecordItsFile() {
        assertThat(sqlFiles())
                .containsExactlyInAnyOrderElementsOf(
                        QUERIES.stream().map(PinotQuery::sqlFile).collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> parametersAreBound() {
        return each(
                query -> assertThat(SqlTemplate.load(PinotQuery.sqlFile(query)).parameters())
                        .isEqualTo(components(query)));
    }

    @TestFactory
    Stream<DynamicTest> aliasesAreTheRowsComponents() {
        return each(query -> {
            String sql = text(query);
            for (String column : components(PinotQuery.rowOf(query))) {
                assertThat(sql).as("column of the row").containsPattern("\\b" + column + "\\b");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> rowsAreLimited() {
        return each(query -> assertThat(text(query)).containsPattern("(?m)^LIMIT (\\d+|:limit)\\s*$"));
    }

    @TestFactory
    Stream<DynamicTest> timeIsAParameterOrItsAbsenceIsExplained() {
        return each(query -> {
            String sql = text(query);
            if (!sql.contains("-- Time range: none, on purpose.")) {
                assertThat(sql).containsPattern("ts >= :\\w+ AND ts < :until");
            }
            assertThat(sql.toLowerCase(Locale.ROOT)).doesNotContain("now()", "ago(");
        });
    }

    /** Others than ingest can write to a topic, and a DOUBLE can be infinite. */
    @TestFactory
    Stream<DynamicTest> aRowTakesWhatItsColumnsMayHold() {
        return each(query -> {
            Class<?> row = PinotQuery.rowOf(query);
            for (String number : List.of("Infinity", "-Infinity", "NaN")) {
                ObjectNode values = new ObjectMapper().createObjectNode();
                for (RecordComponent component : row.getRecordComponents()) {
                    values.set(component.getName(), extreme(component.getType(), number));
                }
                assertThat(read(values, row)).isInstanceOf(row);
            }
            for (RecordComponent component : row.getRecordComponents()) {
                if ((component.getType() == BigDecimal.class && !isAlwaysFinite(text(query), component.getName()))
                        || component.getType().isEnum()) {
                    assertThat(component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                            .as(component.getName() + " may be null, as its column may hold anything")
                            .isTrue();
                }
            }
        });
    }

    private static Object read(ObjectNode values, Class<?> row) {
        try {
            return RowMapper.create().readerFor(row).readValue(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode extreme(Class<?> type, String number) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (type == long.class || type == int.class) {
            return nodes.numberNode(7);
        }
        return type == boolean.class ? nodes.booleanNode(true) : nodes.textNode(number);
    }

    /** A sum of what a condition let through, or a computation with times. */
    private static boolean isAlwaysFinite(String sql, String column) {
        return Pattern.compile("(END|:until - ts(, \\d+)?)\\) AS " + column + "\\b")
                .matcher(sql)
                .find();
    }

    @TestFactory
    Stream<DynamicTest> theHeaderNamesPurposeAndParameters() {
        return each(query -> {
            List<String> header =
                    text(query).lines().takeWhile(line -> line.startsWith("--")).toList();
            assertThat(header).isNotEmpty();
            for (String parameter : components(query)) {
                assertThat(header).anyMatch(line -> line.startsWith("-- :" + parameter + " "));
            }
        });
    }

    private static Stream<DynamicTest> each(Consumer<Class<? extends PinotQuery<?>>> check) {
        return QUERIES.stream()
                .map(query -> DynamicTest.dynamicTest(PinotQuery.nameOf(query), () -> check.accept(query)));
    }

    @SuppressWarnings("unchecked") // they are assignable to Query
    private static List<Class<? extends PinotQuery<?>>> queries() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.millrace.api").stream()
                        .filter(type -> type.isAssignableTo(PinotQuery.class) && !type.isInterface())
                        .map(JavaClass::reflect)
                        .<Class<? extends PinotQuery<?>>>map(type -> (Class<? extends PinotQuery<?>>) type)
                        .toList();
    }

    private static Set<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Class<? extends PinotQuery<?>> query) {
        return read(RESOURCES.resolve(PinotQuery.sqlFile(query)), Files::readString);
    }

    private static Set<String> sqlFiles() {
        try (Stream<Path> files = read(RESOURCES.resolve("sql"), Files::walk)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    private interface Reading<T> {
        T of(Path path) throws IOException;
    }

    private static <T> T read(Path path, Reading<T> reading) {
        try {
            return reading.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
