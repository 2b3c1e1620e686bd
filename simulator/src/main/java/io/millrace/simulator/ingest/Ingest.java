package io.millrace.simulator.ingest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The API that events are posted to. */
public final class Ingest {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final URI api;
    private final HttpClient http;
    private final Poster poster;
    private final ThrottledLog notices;

    /** @param api its address, without a slash at the end */
    public Ingest(URI api, RetryPolicy policy, ThrottledLog notices) {
        this.api = api;
        this.notices = notices;
        Executor executor = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "ingest");
            thread.setDaemon(true);
            return thread;
        });
        // HTTP/1.1 by name: the default would ask for an upgrade to HTTP/2 with every request
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(policy.answerTimeout())
                .executor(executor)
                .build();
        this.poster = new HttpPoster(api, http, executor, policy);
    }

    /** A new outbox that posts there. */
    public Outbox lane(OutboxSettings settings) {
        return new Outbox(settings, poster, notices);
    }

    /**
     * Waits without a limit until the API is healthy, and reports what it waits for.
     *
     * @return false if {@code stop} was counted down before
     */
    public boolean awaitHealthy(CountDownLatch stop) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (String trouble = trouble(); !trouble.isEmpty(); trouble = trouble()) {
            notices.say("waiting for " + api, trouble);
            if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return true;
    }

    /** Why the API isn't ready; empty when it is. */
    private String trouble() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/health"))
                .timeout(LONGEST_PAUSE)
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 ? "" : "/health answers " + status;
        } catch (ConnectException e) {
            return "no connection yet";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
