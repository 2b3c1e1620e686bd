package io.millrace.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue can't be used as it is; the message lists every problem with its file and place. */
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
