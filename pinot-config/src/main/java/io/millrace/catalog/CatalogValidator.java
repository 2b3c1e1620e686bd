package io.millrace.catalog;

import java.time.Clock;
import java.util.List;

/** Says whether the files of a catalogue fit together, before Kafka or Pinot ever sees them. */
public final class CatalogValidator {

    private CatalogValidator() {}

    /** Every problem of the catalogue, each with its file and the place in it; empty when it holds together. */
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
