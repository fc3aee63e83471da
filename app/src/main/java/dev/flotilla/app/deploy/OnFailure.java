package dev.flotilla.app.deploy;

/** What becomes of the work of an apply that fails or is cancelled. */
public enum OnFailure {
    /** Undo what this apply made. */
    ROLLBACK,
    /** Keep it and show it. */
    KEEP
}
