package dev.flotilla.app.base;

/**
 * The machine broke under a call that has no other way to say so (a disk that cannot be read while a secret is looked
 * up). Caught once, at a door, which shows the problem.
 */
public final class MachineFault extends RuntimeException {
    private final transient Problem problem;

    public MachineFault(Problem problem) {
        super(problem.code() + " " + problem.message());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
