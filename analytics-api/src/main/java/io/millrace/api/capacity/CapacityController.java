package io.millrace.api.capacity;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** {@code GET /capacity}: what was read last, so it costs Pinot nothing. */
@Controller("/capacity")
final class CapacityController {
    private final CapacityMonitor monitor;

    CapacityController(CapacityMonitor monitor) {
        this.monitor = monitor;
    }

    /** How full the heaps and disks of Pinot's servers are, and when they will be. */
    @ApiResponse(
            responseCode = "200",
            description = "Each heap and disk",
            content = @Content(schema = @Schema(implementation = Capacity.class)))
    @Get
    HttpResponse<Capacity> capacity() {
        return HttpResponse.ok(monitor.capacity()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
