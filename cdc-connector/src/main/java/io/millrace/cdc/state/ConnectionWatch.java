package io.millrace.cdc.state;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Records twice a second whether Debezium is connected to the database's log. Debezium's metrics show only the present.
 * The record distinguishes a lost connection from one that was never made.
 */
@Singleton
final class ConnectionWatch implements ApplicationEventListener<ServerStartupEvent> {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final CaptureStates states;
    private final TaskScheduler scheduler;

    ConnectionWatch(CaptureStates states, @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.states = states;
        this.scheduler = scheduler;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        var unused = scheduler.scheduleWithFixedDelay(Duration.ZERO, INTERVAL, states::noteConnection);
    }
}
