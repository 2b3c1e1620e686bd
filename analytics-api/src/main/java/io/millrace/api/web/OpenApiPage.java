package io.millrace.api.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/** {@code /openapi}: leads to the page that shows the contract; the contract itself is {@code /openapi/millrace.yml}. */
@Hidden
@Controller("/openapi")
final class OpenApiPage {
    @Get
    HttpResponse<?> page() {
        return HttpResponse.seeOther(URI.create("/swagger-ui"));
    }
}
