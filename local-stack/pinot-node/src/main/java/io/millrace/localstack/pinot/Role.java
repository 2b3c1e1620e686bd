package io.millrace.localstack.pinot;

/** One role of a Pinot cluster; {@link #start()} returns when it can do its work. */
interface Role {

    void start() throws Exception;

    void stop() throws Exception;
}
