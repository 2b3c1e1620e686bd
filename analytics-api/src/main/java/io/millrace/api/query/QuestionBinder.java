package io.millrace.api.query;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.bind.RequestBinderRegistry;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Creates a question from a request's path and query. It replaces Micronaut's binder, since its errors name the
 * parameter, the rule and the value.
 *
 * <p>It runs after the filters, so that they see the requests that it refuses.
 */
final class QuestionBinder
        implements AnnotatedRequestArgumentBinder<RequestBean, Object>, PostponedRequestArgumentBinder<Object> {
    private final Map<Class<?>, Question> questions = new ConcurrentHashMap<>();

    private record Question(BeanIntrospection<?> record, List<Parameter> parameters) {
        private static Question of(Class<?> type) {
            BeanIntrospection<?> introspection = BeanIntrospection.getIntrospection(type);
            return new Question(
                    introspection,
                    Arrays.stream(introspection.getConstructorArguments())
                            .map(Parameter::of)
                            .toList());
        }
    }

    /** Replaces Micronaut's binder, which is registered after all beans. */
    @Singleton
    static final class Registration implements BeanCreatedEventListener<RequestBinderRegistry> {
        @Override
        public RequestBinderRegistry onCreated(BeanCreatedEvent<RequestBinderRegistry> created) {
            created.getBean().addArgumentBinder(new QuestionBinder());
            return created.getBean();
        }
    }

    @Override
    public Class<RequestBean> getAnnotationType() {
        return RequestBean.class;
    }

    @Override
    public BindingResult<Object> bind(ArgumentConversionContext<Object> context, HttpRequest<?> request) {
        Question question = questions.computeIfAbsent(context.getArgument().getType(), Question::of);
        Map<String, Object> path = RouteAttributes.getRouteMatch(request)
                .map(match -> match.getVariableValues())
                .orElse(Map.of());
        @Nullable
        Object[] values = question.parameters().stream()
                .map(parameter -> parameter.read(text(parameter.name(), path, request)))
                .toArray();
        Object made = question.record().instantiate(values);
        return () -> Optional.of(made);
    }

    private static @Nullable String text(String name, Map<String, Object> path, HttpRequest<?> request) {
        Object variable = path.get(name);
        return variable == null ? request.getParameters().get(name) : variable.toString();
    }
}
