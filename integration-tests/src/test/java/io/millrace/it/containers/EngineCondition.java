package io.millrace.it.containers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** With the profile {@code containers}, skips every test of a machine without a Docker engine, and says so once. */
public final class EngineCondition implements ExecutionCondition {

    private static final String REASON =
            "Skipped: the profile \"containers\" needs a Docker engine, and none answers here. The same tests run on child"
                    + " processes without the profile.";

    /** Looked for once, by the class loader's lock. */
    private static final class Engine {
        static final boolean ANSWERS = answers();

        private static boolean answers() {
            boolean answers = DockerClientFactory.instance().isDockerAvailable();
            if (!answers) {
                System.out.println(REASON);
            }
            return answers;
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!ContainerStack.isWanted() || Engine.ANSWERS) {
            return ConditionEvaluationResult.enabled("");
        }
        return ConditionEvaluationResult.disabled(REASON);
    }
}
