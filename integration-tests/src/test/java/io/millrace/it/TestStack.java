package io.millrace.it;

import io.millrace.localstack.StackComponent;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Kafka, Pinot and shop's database that tests run on, and may take away. */
public interface TestStack extends AutoCloseable {

    /** Kafka's address, the same for the tests, for our services and for Pinot. */
    String kafkaBootstrapServers();

    URI pinotController();

    URI pinotBroker();

    /** The metrics of Pinot's server. */
    URI pinotServerMetrics();

    /** On this machine: the database is {@code pizzashop}, the shop's account mysqluser/mysqlpw. */
    int databasePort();

    /** What the capture has to be told of this database beside its port: its account is debezium/dbz. */
    Map<String, String> captureSettings();

    /** Jars that the capture needs beside its own. */
    List<Path> captureLibraries();

    /** Starts what doesn't run, and returns when all is ready. */
    void start();

    /** Starts one component again, on its data and at its address, and returns when it is ready. */
    void start(StackComponent component);

    /** As {@code kill -9} does. */
    void kill(StackComponent component);

    /** Holds a component where it is: it answers nobody, and knows nothing of it afterwards. */
    void pause(StackComponent component);

    /** Lets it go on. */
    void resume(StackComponent component);

    @Override
    void close();
}
