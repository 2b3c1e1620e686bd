package io.millrace.api.users;

import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.pinot.Unknown;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Page;
import io.millrace.catalog.StreamName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The shop's customers, as its database has them. */
@Singleton
final class Customers {
    private static final Set<StreamName> TABLES = Set.of(new StreamName("users"));
    /** The database's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;

    Customers(PinotQueries pinot, Freshness freshness, Clock clock) {
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
    }

    CompletionStage<Answer<Page<UserEntry>>> ask(UsersQuestion question) {
        Instant asOf = clock.instant();
        UsersPage query = new UsersPage(question.prefix(), question.afterId(), 0, until(asOf), question.limit() + 1);
        return freshness.stamp(asOf, TABLES, () -> pinot.run(query)
                .thenApply(rows -> Page.of(
                        rows.stream()
                                .map(row -> new UserEntry(
                                        row.id(),
                                        Unknown.asNull(row.firstName()),
                                        Unknown.asNull(row.lastName()),
                                        Unknown.asNull(row.email()),
                                        Unknown.asNull(row.residence())))
                                .toList(),
                        question.limit(),
                        UserEntry::id)));
    }

    CompletionStage<Answer<User>> ask(UserQuestion question) {
        Instant asOf = clock.instant();
        return freshness.stamp(asOf, TABLES, () -> pinot.run(new UserById(question.id(), 0, until(asOf)))
                .thenApply(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new User(
                                row.id(),
                                Unknown.asNull(row.firstName()),
                                Unknown.asNull(row.lastName()),
                                Unknown.asNull(row.email()),
                                Unknown.asNull(row.residence()),
                                Unknown.asNull(row.lat()),
                                Unknown.asNull(row.lon())))
                        .orElseThrow(() -> new Failure(FailureKind.NOT_FOUND, "There is no customer of this id."))));
    }

    private static long until(Instant asOf) {
        return asOf.plus(AHEAD).toEpochMilli();
    }
}
