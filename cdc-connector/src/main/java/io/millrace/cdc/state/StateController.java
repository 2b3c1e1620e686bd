package io.millrace.cdc.state;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code GET /state}: what this copy does. */
@Controller
final class StateController {

    private final CaptureStates states;

    StateController(CaptureStates states) {
        this.states = states;
    }

    @Get("/state")
    CaptureReport state() {
        return states.report();
    }
}
