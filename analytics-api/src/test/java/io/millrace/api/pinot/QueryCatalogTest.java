package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks the SQL files and the query records: nobody has to remember what belongs to a query. */
class QueryCatalogTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void everySqlFileHasItsRecordAndEveryRecordItsFile() {
        assertThat(sqlFiles())
                .containsExactlyInAnyOrderElementsOf(
                        queries().stream().map(Query::sqlFile).collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> parametersAreBound() {
        return each(query ->
                assertThat(SqlTemplate.load(Query.sqlFile(query)).parameters()).isEqualTo(components(query)));
    }

    @TestFactory
    Stream<DynamicTest> aliasesAreTheRowsComponents() {
        return each(query -> {
            String sql = text(query);
            for (String column : components(rowOf(query))) {
                assertThat(sql).as("column of the row").containsPattern("\\b" + column + "\\b");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> rowsAreLimited() {
        return each(query -> assertThat(text(query)).containsPattern("(?m)^LIMIT (\\d+|:[a-z]\\w*)\\s*$"));
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

    private static Stream<DynamicTest> each(Consumer<Class<? extends Query<?>>> check) {
        return queries().stream()
                .map(query -> DynamicTest.dynamicTest(query.getSimpleName(), () -> check.accept(query)));
    }

    @SuppressWarnings("unchecked") // they are assignable to Query
    private static List<Class<? extends Query<?>>> queries() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.millrace.api").stream()
                        .filter(type -> type.isAssignableTo(Query.class) && !type.isInterface())
                        .map(JavaClass::reflect)
                        .<Class<? extends Query<?>>>map(type -> (Class<? extends Query<?>>) type)
                        .toList();
    }

    /** The type argument of {@link Query}. */
    private static Class<?> rowOf(Class<?> query) {
        ParameterizedType type = (ParameterizedType) query.getGenericInterfaces()[0];
        return (Class<?>) type.getActualTypeArguments()[0];
    }

    private static Set<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Class<? extends Query<?>> query) {
        return read(RESOURCES.resolve(Query.sqlFile(query)), Files::readString);
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
