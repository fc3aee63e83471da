package dev.flotilla.app.lab;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips tests where their lab is missing, hands it to them where it is there, and mends it after each. */
final class LabExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(LabExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<NeedsLab> needs =
                context.getElement().flatMap(element -> AnnotationSupport.findAnnotation(element, NeedsLab.class));
        return needs.map(wanted -> decide(wanted, lab(context)))
                .orElseGet(() -> ConditionEvaluationResult.enabled("asks for no lab of its own"));
    }

    /** Decides whether the lab is enough. */
    static ConditionEvaluationResult decide(NeedsLab wanted, Optional<Lab> lab) {
        if (lab.isEmpty()) {
            return ConditionEvaluationResult.disabled("no lab of Docker Engines runs here: " + Lab.VARIABLE
                    + " names no readable file (installers/test brings one up)");
        }
        int secured = lab.get().secured().size();
        int plain = lab.get().plain().size();
        if (secured < wanted.secured() || plain < wanted.plain()) {
            return ConditionEvaluationResult.disabled(
                    "the lab is too small: this needs %d machines with TLS and %d on plain tcp, it has %d and %d"
                            .formatted(wanted.secured(), wanted.plain(), secured, plain));
        }
        return ConditionEvaluationResult.enabled("the lab has what this needs");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return lab(context).orElseThrow(() -> new IllegalStateException("the condition let a test run without a lab"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        lab(context).ifPresent(Lab::mend);
    }

    /** One object for the whole run, so that it knows all that was done to its machines. */
    private static Optional<Lab> lab(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Running.class, key -> new Running(Lab.running()), Running.class)
                .lab();
    }

    private record Running(Optional<Lab> lab) {}
}
