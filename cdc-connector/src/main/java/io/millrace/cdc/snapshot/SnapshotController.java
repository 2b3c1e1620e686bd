package io.millrace.cdc.snapshot;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.millrace.cdc.election.Leader;
import io.millrace.cdc.settings.CdcSettings;
import io.millrace.cdc.state.CaptureState;
import io.millrace.cdc.state.CaptureStates;
import java.util.Map;

/** {@code POST /tables/{table}/snapshot}: reads all rows of a table again. */
@Controller
final class SnapshotController {

    private final CdcSettings settings;
    private final CaptureStates states;
    private final Leader leader;

    SnapshotController(CdcSettings settings, CaptureStates states, Leader leader) {
        this.settings = settings;
        this.states = states;
        this.leader = leader;
    }

    /**
     * Responds with 202 when Debezium has the request. It then reads the rows in chunks while it captures changes.
     * Responds with 404 for a table that isn't captured, and with 409 if this copy isn't streaming.
     */
    @Post("/tables/{table}/snapshot")
    HttpResponse<?> snapshot(String table) {
        if (!settings.tables().containsKey(table)) {
            return HttpResponse.notFound(Map.of("detail", "Of the tables captured, none is " + table));
        }
        return states.current() instanceof CaptureState.Streaming && leader.snapshot(table)
                ? HttpResponse.accepted()
                : HttpResponse.status(HttpStatus.CONFLICT)
                        .body(Map.of(
                                "detail",
                                "Nothing is streaming here: the state is "
                                        + states.report().state()));
    }
}
