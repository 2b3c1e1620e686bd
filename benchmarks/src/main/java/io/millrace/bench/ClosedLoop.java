package io.millrace.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Callers who each ask their next question when the last was answered.
 *
 * @param pauseMs between an answer and the next question
 */
record ClosedLoop(int callers, int pauseMs, Source source) {

    /** One question to ask over and over, on a connection that it keeps. */
    interface Question extends AutoCloseable {
        /** False if the API refused the request since it couldn't answer in time. */
        boolean ask() throws Exception;

        @Override
        default void close() throws IOException {}
    }

    interface Source {
        Question open() throws Exception;
    }

    /** What a turn measured; without a single answer, the times are NaN. */
    record Turn(double perSecond, double p50, double p99, double refusedPercent) {}

    Turn run(Duration time) throws Exception {
        ConcurrentHistogram micros = new ConcurrentHistogram(3);
        AtomicLong refused = new AtomicLong();
        long beganNanos = System.nanoTime();
        long endNanos = beganNanos + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                loops.add(threads.submit(() -> {
                    loop(micros, refused, endNanos);
                    return null;
                }));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
        } finally {
            threads.shutdownNow();
        }
        long answers = micros.getTotalCount();
        return new Turn(
                answers / ((System.nanoTime() - beganNanos) / 1e9),
                answers == 0 ? Double.NaN : micros.getValueAtPercentile(50) / 1000.0,
                answers == 0 ? Double.NaN : micros.getValueAtPercentile(99) / 1000.0,
                100.0 * refused.get() / Math.max(1, refused.get() + answers));
    }

    /** A cell of a table; turns in which nothing was answered leave a dash. */
    static Spread spread(DoubleStream measurements) {
        double[] measured =
                measurements.filter(measurement -> !Double.isNaN(measurement)).toArray();
        return measured.length == 0 ? Spread.of(DoubleStream.of(Double.NaN)) : Spread.of(DoubleStream.of(measured));
    }

    private void loop(ConcurrentHistogram micros, AtomicLong refused, long endNanos) throws Exception {
        try (Question question = source.open()) {
            while (System.nanoTime() < endNanos) {
                long askedNanos = System.nanoTime();
                if (isAnswered(question)) {
                    micros.recordValue((System.nanoTime() - askedNanos) / 1000);
                } else {
                    refused.incrementAndGet();
                }
                Thread.sleep(pauseMs);
            }
        }
    }

    /** Pinot reports a query that took too long like one that it can't answer. */
    private static boolean isAnswered(Question question) throws Exception {
        try {
            return question.ask();
        } catch (PinotBroker.NotAnsweredException e) {
            return false;
        } catch (CompletionException e) {
            if (e.getCause() instanceof PinotBroker.NotAnsweredException) {
                return false;
            }
            throw e;
        }
    }
}
