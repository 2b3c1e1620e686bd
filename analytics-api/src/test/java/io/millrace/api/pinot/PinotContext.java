package io.millrace.api.pinot;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;
import java.util.Map;

/** The service's way to Pinot as it is wired and set, without what stands on it and without Kafka. */
final class PinotContext {
    private PinotContext() {}

    /** @param variables as in the environment, such as {@code PINOT_BROKER_URL} */
    @SuppressWarnings({"overrides", "rawtypes"}) // Micronaut's own
    static ApplicationContext start(Map<String, Object> variables) {
        ApplicationContext context = new DefaultApplicationContext("test") {
            @Override
            protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
                return super.resolveBeanDefinitionReferences().stream()
                        .filter(bean -> isNeeded(bean.getBeanDefinitionName()))
                        .toList();
            }
        };
        context.getEnvironment().addPropertySource(PropertySource.of("variables", variables));
        return context.start();
    }

    private static boolean isNeeded(String bean) {
        boolean ofOthers = bean.startsWith("io.millrace.") && !bean.startsWith("io.millrace.api.pinot.");
        return !ofOthers && !bean.startsWith("io.micronaut.configuration.kafka.");
    }
}
