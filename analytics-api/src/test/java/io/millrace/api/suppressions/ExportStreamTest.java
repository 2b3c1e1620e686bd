package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.freshness.TableBehindException;
import io.millrace.api.pinot.PinotUnavailableException;
import io.millrace.api.suppressions.FakeShop.Fault;
import io.millrace.api.web.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportStreamTest {
    private static final MemberView ALL = MemberView.parse(null, null, null);

    private final FakeCompleteness completeness = new FakeCompleteness();
    private final FakeShop shop = new FakeShop();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ExportPermits permits =
            new ExportPermits(new ExportSettings(1, Duration.ofMinutes(15), Duration.ofSeconds(30)), FakeShop.CLOCK);
    private boolean wholeToTheEnd = true;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 50_000})
    void eachMemberIsInOneLineAndTheLastLineSaysComplete(int customers) throws IOException {
        shop.withCustomers(customers);

        send(new NdjsonLines(ALL, false), false);

        assertThatCode(permits::take).doesNotThrowAnyException();
        List<String> lines = lines();
        assertThat(lines).hasSize(customers + 1).doesNotHaveDuplicates();
        assertThat(lines.get(customers)).isEqualTo("{\"complete\":true}");
    }

    @Test
    void aRangeWithMoreMembersThanOneAnswerMayHaveIsHalved() throws IOException {
        shop.withCustomersInFirstBuckets(ListMembers.MOST_ROWS + 1, RangePlan.FIRST);

        send(new CsvLines(ALL), false);

        assertThat(lines()).hasSize(ListMembers.MOST_ROWS + 2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"IN_PART", "GROUPS_CUT"})
    void whatIsCutOrInPartFromTheFirstAnswerOnIsRefusedBeforeTheFirstByte(Fault fault) {
        shop.withCustomers(10).fault = fault;

        assertThatThrownBy(() -> send(new CsvLines(ALL), false)).cause().isInstanceOf(PinotUnavailableException.class);
        assertThat(sent.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"IN_PART", "GROUPS_CUT"})
    void aListThatTurnsOutNotToBeWholeIsBrokenOffWithTheReason(Fault fault) {
        shop.withCustomers(30_000).fault = fault;
        shop.faultFrom = 6;

        assertThatThrownBy(() -> send(new NdjsonLines(ALL, false), false))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The list is broken off: ");
        List<String> lines = lines();
        assertThat(lines.size()).isBetween(2, 30_000);
        assertThat(lines.get(lines.size() - 1)).contains("\"complete\":false").contains("\"reason\":\"");
    }

    @Test
    void anAnswerThatIsNotWholeIsThrownAwayAndAskedAgain() throws IOException {
        shop.withCustomers(30_000).fault = Fault.IN_PART;
        shop.faultFrom = 6;
        shop.faultUntil = 8;

        send(new NdjsonLines(ALL, false), false);

        assertThat(lines()).hasSize(30_001).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListThatIsNotConfirmedIsBrokenOffAfterItsLastMember(boolean gzip) {
        shop.withCustomers(10);
        wholeToTheEnd = false;

        assertThatThrownBy(() -> send(new CsvLines(ALL), gzip)).isInstanceOf(IOException.class);

        if (gzip) {
            assertThatThrownBy(() -> new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray())).readAllBytes())
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aTableThatIsNotWholeIsRefusedBeforePinotIsAsked() {
        completeness.isWhole = false;

        assertThatThrownBy(() -> shop.export(completeness)).isInstanceOf(TableBehindException.class);
        assertThat(shop.asked).isEmpty();
    }

    @Test
    void memoryHoldsTwoRangesHoweverLongTheListIs() throws IOException {
        shop.withCustomers(100_000);
        int most = 0;
        Set<String> members = new HashSet<>();
        Export export = shop.export(completeness);
        for (Chunk chunk : FakeShop.read(export)) {
            most = Math.max(most, chunk.members().size());
            chunk.members().forEach(member -> members.add(member.customerId()));
        }

        assertThat(members).hasSize(100_000);
        assertThat(most).isLessThan(12_000);
    }

    private void send(Lines lines, boolean gzip) throws IOException {
        Export export = shop.export(completeness);
        ExportStream stream = ExportStream.begin(export, permits.take(), lines, gzip, whole -> {
                    completeness.isWhole = wholeToTheEnd;
                    return whole.answer(freshness -> Map.<String, Object>of("complete", true))
                            .thenApply(Answer::body);
                })
                .toCompletableFuture()
                .join();
        byte[] buffer = new byte[8192];
        for (int read = stream.read(buffer, 0, buffer.length);
                read >= 0;
                read = stream.read(buffer, 0, buffer.length)) {
            sent.write(buffer, 0, read);
        }
    }

    private List<String> lines() {
        return sent.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
