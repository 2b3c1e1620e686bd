package io.millrace.catalog.files;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown if the catalogue is invalid. The message lists all problems, each with its file and place. */
public final class CatalogException extends RuntimeException {

    private final transient List<CatalogProblem> problems;

    public CatalogException(List<CatalogProblem> problems) {
        super(problems.stream().map(CatalogProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<CatalogProblem> problems() {
        return problems;
    }
}
