package io.millrace.catalog.suppression;

import io.millrace.catalog.files.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks the SQL of a list. The shared parts that make a result complete are added later. */
final class SuppressionSqlCheck {

    private static final Pattern ADDED = Pattern.compile("\\b(LIMIT|OPTION|SET)\\b|;", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOCK = Pattern.compile("\\b(now|ago)\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER_GROUPS = Pattern.compile("\\b(HAVING|ORDER\\s+BY)\\b", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final String file;
    private final Problems problems;

    SuppressionSqlCheck(String text, String file, Problems problems) {
        this.text = text;
        this.file = file;
        this.problems = problems;
    }

    /** Checks the text against the list's parameters and window. */
    void check(List<ListParameter> parameters, ListWindow window) {
        Set<String> wanted = new TreeSet<>();
        parameters.stream()
                .filter(parameter -> !isOfTheWindow(parameter, window))
                .forEach(parameter -> wanted.add(parameter.name()));
        Set<String> found = SuppressionSql.parameters(text);
        found.removeAll(SuppressionSql.commonParameters());
        if (!found.equals(wanted)) {
            problems.add(file, "", "must have the parameters " + wanted + ", had " + found);
        }
        String sql = SuppressionSql.withoutQuotes(text);
        for (String column : List.of("customerId", "since")) {
            if (!sql.matches("(?s).*\\bAS " + column + "\\b.*")) {
                problems.add(file, "", "must select … AS " + column);
            }
        }
        mustNotHave(ADDED, sql, "LIMIT, OPTION, SET or a semicolon: the limit and the options are added");
        mustNotHave(AFTER_GROUPS, sql, "HAVING or ORDER BY: Pinot may cut the groups before, and not say so");
        if (CLOCK.matcher(sql).find()) {
            problems.add(file, "", "must not read the clock: time is a parameter");
        }
        checkHeader(found);
    }

    private void mustNotHave(Pattern pattern, String sql, String what) {
        if (pattern.matcher(sql).find()) {
            problems.add(file, "", "must not have " + what);
        }
    }

    private void checkHeader(Set<String> parameters) {
        List<String> header =
                text.lines().takeWhile(line -> line.startsWith("--")).toList();
        parameters.stream()
                .filter(name -> header.stream().noneMatch(line -> line.startsWith("-- :" + name + " ")))
                .forEach(name -> problems.add(file, "", "must say in its header what :" + name + " is"));
    }

    private static boolean isOfTheWindow(ListParameter parameter, ListWindow window) {
        return parameter instanceof ListParameter.Zone || window.equals(new ListWindow.Days(parameter.name()));
    }
}
