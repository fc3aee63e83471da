package dev.flotilla.app.stack.read.tree;

import dev.flotilla.app.base.Problem;

/** Ends the reading of a text at the first place after which nothing can be made of it. Never leaves this package. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Unreadable(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
