package dev.flotilla.app.docker;

/**
 * An engine did not do what it was asked. Thrown by every call of {@link Engine}; caught at the doors that use it
 * (survey, steps, watchers), where it becomes a value.
 */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient EngineProblem problem;

    public EngineException(EngineProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public EngineException(EngineProblem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public EngineProblem problem() {
        return problem;
    }
}
