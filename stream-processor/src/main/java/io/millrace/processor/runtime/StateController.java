package io.millrace.processor.runtime;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

@Controller("/state")
final class StateController {
    private final Runs runs;

    StateController(Runs runs) {
        this.runs = runs;
    }

    @Get
    List<RunState> state() {
        return runs.states();
    }
}
