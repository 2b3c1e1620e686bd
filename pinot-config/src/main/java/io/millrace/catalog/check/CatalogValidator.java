package io.millrace.catalog.check;

import io.millrace.catalog.files.CatalogProblem;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.table.PinotTable;
import io.millrace.catalog.table.Placeholders;
import java.time.Clock;
import java.util.List;

/** Checks whether the files of a catalogue fit together. Needs neither Kafka nor Pinot. */
public final class CatalogValidator {

    private CatalogValidator() {}

    /** Returns all problems of the catalogue, each with its file and place; empty if there is none. */
    public static List<CatalogProblem> validate(StreamCatalog catalog) {
        return validate(catalog, Clock.systemUTC());
    }

    static List<CatalogProblem> validate(StreamCatalog catalog, Clock clock) {
        Problems problems = new Problems();
        for (StreamDefinition stream : catalog.streams()) {
            PinotTable table = stream.eventTable();
            new ContractCheck(stream, problems).check();
            new ColumnCheck(stream, problems).check();
            new DerivationCheck(stream, problems).check();
            new TableCheck(table, stream.keyFields(), stream.origin().writesInTransactions(), problems).check();
            new SampleCheck(stream, problems).check(clock.instant());
            Placeholders.check(table.schemaFile(), table.schema(), PinotTable.KNOWN, problems);
            Placeholders.check(table.tableFile(), table.table(), PinotTable.KNOWN, problems);
        }
        return problems.list();
    }
}
