package io.millrace.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that a list's SQL asks for what a list is: a part of its members in a range of time, whole or refused. */
final class SuppressionSqlCheck {

    private static final Pattern SKIPPED = Pattern.compile("--[^\\n]*|'(?:[^']|'')*'|\"[^\"]*\"");
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]\\w*)");
    private static final Set<String> ALWAYS =
            Set.of("from", "until", "knownUntil", "bucketFrom", "bucketUntil", "buckets", "customers", "limit");
    private static final List<String> PARTS = List.of(
            "ts >= :from AND ts < :until",
            "\"_received_at\" < :knownUntil",
            "((bucket >= :bucketFrom AND bucket < :bucketUntil) OR (bucket IN (:buckets) AND userId IN (:customers)))",
            "AS customerId",
            "AS since",
            "LIMIT :limit",
            "OPTION(skipUpsert=true)");

    private final SuppressionList list;
    private final String file;
    private final Problems problems;

    SuppressionSqlCheck(SuppressionList list, String file, Problems problems) {
        this.list = list;
        this.file = file;
        this.problems = problems;
    }

    void check() {
        Set<String> wanted = new TreeSet<>(ALWAYS);
        list.parameters().stream()
                .filter(parameter -> !isOfTheWindow(parameter))
                .forEach(parameter -> wanted.add(parameter.name()));
        Set<String> found = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(SKIPPED.matcher(list.sql()).replaceAll(" "));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        if (!found.equals(wanted)) {
            problems.add(file, "", "must have the parameters " + wanted + " but has " + found);
        }
        PARTS.stream()
                .filter(part -> !list.sql().contains(part))
                .forEach(part -> problems.add(file, "", "must contain " + part));
        if (list.sql().toLowerCase(Locale.ROOT).matches("(?s).*\\b(now|ago)\\(.*")) {
            problems.add(file, "", "must not read the clock: time is a parameter");
        }
        if (list.sql().toUpperCase(Locale.ROOT).matches("(?s).*\\b(HAVING|ORDER BY)\\b.*")) {
            problems.add(file, "", "must not have HAVING or ORDER BY: Pinot may cut the groups before, and not say so");
        }
        checkHeader(found);
    }

    private void checkHeader(Set<String> parameters) {
        List<String> header =
                list.sql().lines().takeWhile(line -> line.startsWith("--")).toList();
        parameters.stream()
                .filter(name -> header.stream().noneMatch(line -> line.startsWith("-- :" + name + " ")))
                .forEach(name -> problems.add(file, "", "must say in its header what :" + name + " is"));
    }

    private boolean isOfTheWindow(ListParameter parameter) {
        return parameter instanceof ListParameter.Zone || list.window().equals(new ListWindow.Days(parameter.name()));
    }
}
