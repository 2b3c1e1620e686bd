package io.millrace.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The tests of the pages' modules, {@code src/test/js/*.test.js}, each as a test of its own. Node.js runs them, which
 * Playwright's driver has with it; the environment variable {@code PLAYWRIGHT_NODEJS_PATH} names another one.
 */
class ModulesTest {
    private static final Path TESTS = Path.of("src/test/js");
    private static final String BROWSER = "./src/test/js/browser.js";
    private static final Path REPORT = Path.of("target/modules-report.xml");
    private static final Path OUTPUT = Path.of("target/modules-output.txt");
    private static final int TIMEOUT_S = 300;

    @TestFactory
    Stream<DynamicTest> modules() throws Exception {
        Files.deleteIfExists(REPORT);
        run(node());

        assertThat(REPORT).as(() -> "report; Node.js said: " + output()).isNotEmptyFile();
        List<Element> tests = tests();
        assertThat(tests).as("tests of the modules").isNotEmpty();
        return tests.stream().map(ModulesTest::test);
    }

    private static String node() {
        return Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .get(0);
    }

    private static void run(String node) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                node,
                "--import=" + BROWSER,
                "--test",
                "--test-reporter=junit",
                "--test-reporter-destination=" + REPORT));
        try (Stream<Path> files = Files.list(TESTS)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.js"))
                    .sorted()
                    .forEach(command::add);
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(OUTPUT.toFile());
        // What is formatted for readers depends on where they are
        builder.environment().putAll(Map.of("TZ", "UTC", "LC_ALL", "en_GB.UTF-8"));
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            Assertions.fail("The tests must end within %d s. Node.js said: %s".formatted(TIMEOUT_S, output()));
        }
    }

    private static List<Element> tests() throws Exception {
        NodeList found = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(REPORT.toFile())
                .getElementsByTagName("testcase");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static DynamicTest test(Element test) {
        String name = nameOf(test);
        return DynamicTest.dynamicTest(name, () -> {
            Node failure = test.getElementsByTagName("failure").item(0);
            if (failure != null) {
                // With the name, as Surefire tells only the number of a dynamic test
                Assertions.fail(
                        name + System.lineSeparator() + failure.getTextContent().strip());
            }
        });
    }

    /** The names of the suites that it is in, and its own. */
    private static String nameOf(Element test) {
        String name = test.getAttribute("name");
        return test.getParentNode() instanceof Element suite && suite.hasAttribute("name")
                ? suite.getAttribute("name") + ": " + name
                : name;
    }

    private static String output() {
        try {
            return Files.readString(OUTPUT);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
