package dev.flotilla.app.ui.launch;

import dev.flotilla.app.base.Problem;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs what blocks elsewhere, and what follows of it on the screen. The door: whatever breaks here ends as a sentence. */
final class Errands {
    /** Something that blocks, and what is to be done on the screen with what it found. */
    interface Errand {
        Runnable run() throws InterruptedException;
    }

    private final Executor work;
    private final Executor screen;
    private final Consumer<Problem> broke;

    /** @param broke is told on the screen's thread */
    Errands(Executor work, Executor screen, Consumer<Problem> broke) {
        this.work = work;
        this.screen = screen;
        this.broke = broke;
    }

    void run(Errand errand) {
        work.execute(() -> {
            Runnable then;
            try {
                then = errand.run();
            } catch (InterruptedException e) {
                then = () -> broke.accept(
                        Problem.of("FL-6114", "The launch was called off.", "The table shows what is there."));
            } catch (RuntimeException e) {
                System.getLogger(Errands.class.getName()).log(System.Logger.Level.ERROR, "the launcher broke", e);
                then = () -> broke.accept(
                        Problem.of("FL-9000", "The launcher made a mistake: " + e + ".", "The log tells more."));
            }
            Runnable shown = then;
            screen.execute(shown);
        });
    }
}
