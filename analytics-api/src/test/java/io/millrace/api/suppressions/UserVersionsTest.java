package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserVersionsTest {
    @ParameterizedTest
    @CsvSource({
        "2, 0, 0, 1, 9, 9", // the later time, wherever it stands
        "1, 10, 0, 1, 9, 5", // of one time: the later segment, by its number
        "1, 3, 7, 1, 3, 6", // and within a segment the later document
    })
    void theNewerOfTwoVersionsIsTheLogsLast(
            long ts, int sequence, int docId, long otherTs, int otherSequence, int otherDocId) {
        UserVersions.Row newer = row(ts, sequence, docId);
        UserVersions.Row older = row(otherTs, otherSequence, otherDocId);

        assertThat(newer.isNewerThan(older)).isTrue();
        assertThat(older.isNewerThan(newer)).isFalse();
    }

    private static UserVersions.Row row(long ts, int sequence, int docId) {
        return new UserVersions.Row("17", "a@b.c", true, ts, "users__1__%d__20261120T1200Z".formatted(sequence), docId);
    }
}
