package dev.flotilla.app.stack.read.graphium;

import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.StackCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dependencies that an ItemList states by leaving a variable empty: {@code X_HOST} or {@code X_PORT} of a sibling X is
 * to be filled with where X runs, so X must be there first. A service never depends on itself, and a variable such as
 * {@code POSTGRES_PASSWORD} says nothing about order.
 */
final class SiblingVariables {
    private SiblingVariables() {}

    static void addDependencies(List<ServiceDraft> services) {
        Map<String, ServiceDraft> byVariable = new HashMap<>();
        services.forEach(s -> byVariable.putIfAbsent(StackCheck.asVariable(s.name), s));
        for (ServiceDraft service : services) {
            service.environment.forEach((variable, at) -> {
                ServiceDraft sibling = at.value().isEmpty() ? byVariable.get(stem(variable)) : null;
                if (sibling != null && sibling != service) {
                    service.addDependency(sibling.name, DependsOn.STARTED, at.place());
                }
            });
        }
    }

    /** {@code POSTGRES} of {@code POSTGRES_HOST} and {@code POSTGRES_PORT}; else empty, which no service is called. */
    private static String stem(String variable) {
        return variable.endsWith("_HOST") || variable.endsWith("_PORT")
                ? variable.substring(0, variable.length() - "_HOST".length())
                : "";
    }
}
