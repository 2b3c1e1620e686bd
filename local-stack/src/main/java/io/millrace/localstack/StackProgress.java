package io.millrace.localstack;

import io.millrace.localstack.process.ChildProcess;

/** Runs the steps of a start or stop, and may report their progress. */
public interface StackProgress {

    /** Reports nothing. */
    StackProgress SILENT = new StackProgress() {
        @Override
        public void starting(ChildProcess process, Runnable step) {
            step.run();
        }

        @Override
        public void stopping(ChildProcess process, Runnable step) {
            step.run();
        }
    };

    /** Runs the step, which starts the process or throws. */
    void starting(ChildProcess process, Runnable step);

    /** Runs the step, which stops the process or, where it doesn't run, does nothing. */
    void stopping(ChildProcess process, Runnable step);
}
