# Millrace's images, one target each:
#   docker build --target analytics-api -t millrace/analytics-api .
# Targets: analytics-api (with the dashboards), cdc-connector, stream-processor, catalogue, simulator

ARG JDK=eclipse-temurin:17.0.19_10-jdk-noble
ARG JRE=eclipse-temurin:17.0.19_10-jre-noble

FROM ${JDK} AS build
# Maven profiles. "mysql" takes MySQL's driver along, which is under the GPL: see docs/cdc.md
ARG PROFILES=
WORKDIR /src
COPY . .
# Somebody behind a mirror gives Maven's settings as a secret: --secret id=maven-settings,src=settings.xml
RUN --mount=type=cache,target=/root/.m2 --mount=type=secret,id=maven-settings \
    set -eu; \
    settings=/run/secrets/maven-settings; \
    ./mvnw -B -ntp -q $(if [ -f $settings ]; then echo "-s $settings"; fi) ${PROFILES:+-P$PROFILES} \
      -pl :analytics-api,:cdc-connector,:stream-processor,:simulator -am \
      -Dmaven.test.skip=true -Dspotless.skip=true package
# Others' libraries apart from ours: a layer that changes seldom, and one that always does
RUN set -eu; \
    for module in analytics-api cdc-connector stream-processor simulator; do \
      mkdir -p /images/$module/libraries/lib /images/$module/own/lib; \
      cp -p $module/target/lib/*.jar /images/$module/libraries/lib/; \
      for ours in areas pinot-config service dashboards; do \
        find /images/$module/libraries/lib -name "$ours-[0-9]*.jar" -exec mv {} /images/$module/own/lib/ ';'; \
      done; \
      cp -p $module/target/$module.jar /images/$module/own/; \
      cp -p $module/target/bom.json /images/$module/own/sbom.json; \
    done; \
    cp -p dashboards/target/bom.json /images/analytics-api/own/sbom-pages.json

FROM ${JRE} AS runtime
LABEL org.opencontainers.image.vendor="Millrace" \
      org.opencontainers.image.base.name="eclipse-temurin:17.0.19_10-jre-noble" \
      io.millrace.sbom.path="/opt/millrace/sbom.json" \
      io.millrace.sbom.format="application/vnd.cyclonedx+json"
# A number rather than a name, so that an orchestrator sees that it isn't root
RUN groupadd --system --gid 10001 millrace \
 && useradd --system --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin millrace \
 && install -d -o 10001 -g 10001 /var/lib/millrace
COPY --chmod=0755 containers/run containers/healthy /usr/local/bin/
# Within a container loopback reaches nobody; what is published decides who gets in
ENV MILLRACE_HOST=0.0.0.0 \
    JAVA_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
WORKDIR /opt/millrace
USER 10001:10001
ENTRYPOINT ["run"]

FROM runtime AS api-files
COPY --from=build /images/analytics-api/libraries ./
COPY --from=build /images/analytics-api/own ./

FROM api-files AS analytics-api
LABEL org.opencontainers.image.title="Millrace API" \
      org.opencontainers.image.description="Ingest, queries and the dashboards"
ENV MICRONAUT_SERVER_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD healthy $MICRONAUT_SERVER_PORT /health/readiness
CMD ["-jar", "analytics-api.jar"]

# The same files: the catalogue is one of the API's libraries
FROM api-files AS catalogue
LABEL org.opencontainers.image.title="Millrace catalogue" \
      org.opencontainers.image.description="Brings Kafka and Pinot to the catalogue of streams, and ends"
ENTRYPOINT ["run", "-cp", "analytics-api.jar:lib/*", "io.millrace.catalog.cli.CatalogCommand"]
CMD ["apply"]

FROM runtime AS cdc-connector
LABEL org.opencontainers.image.title="Millrace capture" \
      org.opencontainers.image.description="Follows the shop's database"
COPY --from=build /images/cdc-connector/libraries ./
COPY --from=build /images/cdc-connector/own ./
ENV MICRONAUT_SERVER_PORT=8083
EXPOSE 8083
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD healthy $MICRONAUT_SERVER_PORT /health/readiness
CMD ["-jar", "cdc-connector.jar"]

FROM runtime AS stream-processor
LABEL org.opencontainers.image.title="Millrace stream processor" \
      org.opencontainers.image.description="Makes streams from streams"
COPY --from=build /images/stream-processor/libraries ./
COPY --from=build /images/stream-processor/own ./
# RocksDB takes its memory beside the heap
ENV MICRONAUT_SERVER_PORT=8084 \
    MILLRACE_STATE_DIR=/var/lib/millrace \
    JAVA_OPTIONS="-XX:MaxRAMPercentage=35 -XX:+ExitOnOutOfMemoryError"
VOLUME /var/lib/millrace
EXPOSE 8084
# UP when all topologies run. After an upgrade their state may be read again first
HEALTHCHECK --interval=5s --timeout=4s --start-period=120s --retries=3 CMD healthy $MICRONAUT_SERVER_PORT /health
CMD ["-jar", "stream-processor.jar"]

FROM runtime AS simulator
LABEL org.opencontainers.image.title="Millrace simulator" \
      org.opencontainers.image.description="A seeded shop that posts events and edits its database"
COPY --from=build /images/simulator/libraries ./
COPY --from=build /images/simulator/own ./
ENTRYPOINT ["run", "-jar", "simulator.jar"]
CMD ["--help"]
