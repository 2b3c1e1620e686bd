package io.millrace.localstack;

import java.time.Duration;

/** Is told how a start or a stop goes on. */
public interface StackProgress {

    /** Says nothing. */
    StackProgress SILENT = new StackProgress() {
        @Override
        public void starting(String component) {}

        @Override
        public void started(String component, Duration took) {}

        @Override
        public void stopping(String component) {}

        @Override
        public void stopped(String component, Duration took) {}
    };

    void starting(String component);

    void started(String component, Duration took);

    void stopping(String component);

    void stopped(String component, Duration took);
}
