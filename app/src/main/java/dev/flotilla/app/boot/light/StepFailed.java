package dev.flotilla.app.boot.light;

/** A step did not do what it is for. The message is a sentence for people. */
final class StepFailed extends Exception {
    StepFailed(String sentence) {
        super(sentence);
    }
}
