package io.millrace.simulator;

import io.millrace.simulator.orders.StatusTimes;
import io.millrace.simulator.shop.Seed;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options with their bounds. The message about a wrong value has the option's name, the rule and the value. */
final class SimulatorOptions {

    private static final double LEAST_RATE = 0.1;
    private static final double MOST_RATE = 2000;
    private static final double MOST_EDITS = 200;
    private static final double MOST_TIME_SCALE = 1000;
    private static final double MOST_SPEED_KMH = 1000;
    private static final Duration LONGEST_GAP = Duration.ofMinutes(10);
    private static final Duration NO_END = Duration.ofDays(36_500);

    /** 150 bytes each: with the backlogs they stay far below a heap of 256 MB. */
    private static final long MOST_OPEN_ORDERS = 400_000;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Seed randomSeed = new Seed(ThreadLocalRandom.current().nextLong(1_000_000_000_000L));
    private final String startedMs = Long.toString(System.currentTimeMillis(), 36);

    @SuppressWarnings("NullAway.Init") // has a default
    private URI api;

    private double rate;
    private double timeScale;
    private double editRate;
    private double courierSpeed;
    private double marketingRate;

    @SuppressWarnings("NullAway.Init") // has a default
    private Duration positionEvery;

    private @Nullable String database;
    private @Nullable Duration duration;
    private @Nullable Long orders;
    private @Nullable String runId;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "decides shop, customers and orders; default: random, and printed")
    private @Nullable Long seed;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and exit")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "address of Millrace's API; default: ${DEFAULT-VALUE}")
    void setApi(URI value) {
        String scheme = String.valueOf(value.getScheme()).toLowerCase(Locale.ROOT);
        check(
                (scheme.equals("http") || scheme.equals("https")) && value.getHost() != null,
                "--api must be an address such as http://127.0.0.1:8080, was " + value);
        api = URI.create(value.toString().replaceAll("/+$", ""));
    }

    @Option(
            names = "--rate",
            paramLabel = "NUMBER",
            defaultValue = "16",
            description = "orders a second on average, 0.1 to 2000; default: ${DEFAULT-VALUE}")
    void setRate(double value) {
        check(
                value >= LEAST_RATE && value <= MOST_RATE,
                "--rate must be from 0.1 to 2000 orders a second, was " + value);
        rate = value;
    }

    @Option(
            names = "--time-scale",
            paramLabel = "NUMBER",
            defaultValue = "30",
            description = "speed of orders as a multiple of a real shop's, 1 to 1000; default: "
                    + "${DEFAULT-VALUE}, and an order is delivered after about 50 s")
    void setTimeScale(double value) {
        check(value >= 1 && value <= MOST_TIME_SCALE, "--time-scale must be from 1 to 1000, was " + value);
        timeScale = value;
    }

    @Option(
            names = "--courier-speed",
            paramLabel = "KMH",
            defaultValue = "25",
            description = "speed of couriers in km/h, before the time scale, 1 to 1000; default: ${DEFAULT-VALUE}")
    void setCourierSpeed(double value) {
        check(value >= 1 && value <= MOST_SPEED_KMH, "--courier-speed must be from 1 to 1000 km/h, was " + value);
        courierSpeed = value;
    }

    @Option(
            names = "--position-every",
            paramLabel = "DURATION",
            converter = IsoDuration.class,
            defaultValue = "PT1S",
            description =
                    "how often a courier reports a position, by the clock and independent of the time scale, PT0.01S to"
                            + " PT10M; default: ${DEFAULT-VALUE}")
    void setPositionEvery(Duration value) {
        check(
                value.toMillis() >= 10 && value.compareTo(LONGEST_GAP) <= 0,
                "--position-every must be from PT0.01S to PT10M, was " + value);
        positionEvery = value;
    }

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            converter = IsoDuration.class,
            description = "stop after this time, in ISO 8601 such as PT10M, even if orders are open; default: never")
    void setDuration(Duration value) {
        check(!value.isNegative() && !value.isZero(), "--duration must be longer than zero, was " + value);
        check(value.compareTo(NO_END) <= 0, "--duration must be at most a hundred years, was " + value);
        duration = value;
    }

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "JDBC address of the shop's database, which is edited while the shop runs; loaded first if it"
                    + " is empty; default: none")
    void setDatabase(String value) {
        check(
                value.startsWith("jdbc:"),
                "--database must be a JDBC address such as jdbc:mariadb://127.0.0.1/pizzashop");
        database = value;
    }

    @Option(
            names = "--edit-rate",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "edits of the database a second, 0 to 200; default: ${DEFAULT-VALUE}")
    void setEditRate(double value) {
        check(value >= 0 && value <= MOST_EDITS, "--edit-rate must be from 0 to 200 edits a second, was " + value);
        editRate = value;
    }

    @Option(
            names = "--marketing-rate",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "offers, redemptions and consents a second together, 0 to 200; default: ${DEFAULT-VALUE}")
    void setMarketingRate(double value) {
        check(
                value >= 0 && value <= MOST_EDITS,
                "--marketing-rate must be from 0 to 200 events a second, was " + value);
        marketingRate = value;
    }

    @Option(
            names = "--orders",
            paramLabel = "NUMBER",
            description =
                    "place this many orders, continue until each has its last status, and stop; default: no limit")
    void setOrders(long value) {
        check(value >= 1, "--orders must be at least 1, was " + value);
        orders = value;
    }

    @Option(
            names = "--run-id",
            paramLabel = "NAME",
            description =
                    "part of the orders' ids: the same seed and run id give the same ids, and so replace the events of "
                            + "the run before; default: from the time")
    void setRunId(String value) {
        check(value.matches("[A-Za-z0-9._-]{1,64}"), "--run-id must be 1 to 64 of A-Z a-z 0-9 . _ -, was " + value);
        runId = value;
    }

    URI api() {
        return api;
    }

    double rate() {
        return rate;
    }

    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    double editRate() {
        return editRate;
    }

    double marketingRate() {
        return marketingRate;
    }

    /** How often a courier reports. */
    Duration positionEvery() {
        return positionEvery;
    }

    Seed seed() {
        return seed == null ? randomSeed : new Seed(seed);
    }

    String runId() {
        return runId == null ? startedMs : runId;
    }

    /** The times of orders' statuses. Fails if more orders would be open at a time than fit in memory. */
    StatusTimes statusTimes() {
        StatusTimes statusTimes = new StatusTimes(timeScale, courierSpeed);
        double openOrders = rate * statusTimes.meanCourse().toSeconds() / timeScale;
        check(
                openOrders <= MOST_OPEN_ORDERS,
                "--rate %s with --time-scale %s must keep at most %d orders open at a time, was %.0f"
                        .formatted(rate, timeScale, MOST_OPEN_ORDERS, openOrders));
        return statusTimes;
    }

    long orderLimit() {
        return orders == null ? Long.MAX_VALUE : orders;
    }

    /** How long to run; a hundred years by default. */
    Duration duration() {
        return duration == null ? NO_END : duration;
    }

    private void check(boolean right, String message) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private static final class IsoDuration implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            try {
                return Duration.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("must be in ISO 8601 such as PT10M, was " + value);
            }
        }
    }
}
