package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.Problem;

/** A step did not reach its end; caught by the run, which records it. */
final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    StepFailure(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
