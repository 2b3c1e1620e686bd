package io.millrace.api.dashboards;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

/** {@code /dashboards/settings.json}: the settings of this shop, since the pages' files are the same everywhere. */
@Hidden
@Controller("/dashboards")
final class DashboardsController {
    private final DashboardSettings settings;

    DashboardsController(MapSettings map) {
        this.settings = DashboardSettings.of(map);
    }

    @Get("/settings.json")
    HttpResponse<DashboardSettings> settings() {
        return HttpResponse.ok(settings).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
