package io.millrace.cdc;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Map;

/** {@code /state} and {@code /tables/{table}/snapshot}. */
@Controller
final class StateController {

    private final CdcSettings settings;
    private final CaptureStatus status;
    private final SourceMetrics metrics;
    private final Leader leader;

    StateController(CdcSettings settings, CaptureStatus status, SourceMetrics metrics, Leader leader) {
        this.settings = settings;
        this.status = status;
        this.metrics = metrics;
        this.leader = leader;
    }

    @Get("/state")
    CaptureState state() {
        return CaptureState.of(status, metrics, settings);
    }

    /** Reads all rows of a table anew, in chunks and while changes are followed: 202, and it happens by and by. */
    @Post("/tables/{table}/snapshot")
    HttpResponse<?> snapshot(String table) {
        if (!settings.tables().containsKey(table)) {
            return HttpResponse.notFound(Map.of("detail", "Of the tables captured, none is " + table));
        }
        return state().state().equals("streaming") && leader.snapshot(table)
                ? HttpResponse.accepted()
                : HttpResponse.status(HttpStatus.CONFLICT)
                        .body(Map.of("detail", "Nothing is streaming here: the state is " + state().state()));
    }
}
