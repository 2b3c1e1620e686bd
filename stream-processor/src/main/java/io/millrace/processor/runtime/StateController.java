package io.millrace.processor.runtime;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

@Controller("/state")
final class StateController {
    private final TopologyRuns runs;

    StateController(TopologyRuns runs) {
        this.runs = runs;
    }

    @Get
    List<TopologyState> state() {
        return runs.states();
    }
}
