package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.run.Apply;
import dev.flotilla.app.deploy.run.Recovery;
import dev.flotilla.app.ui.deploy.confirm.Interrupted;
import dev.flotilla.app.ui.deploy.confirm.RecoveryDialog;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** At start: what an earlier process left in the middle is shown, to be finished or taken back. */
final class RecoveryOffer {
    private final World world;
    private final Stage stage;

    RecoveryOffer(World world, Stage stage) {
        this.world = world;
        this.stage = stage;
    }

    void look() {
        world.work().execute(() -> {
            if (world.journal().unfinished() instanceof Outcome.Ok<List<ApplyRecord>>(List<ApplyRecord> open)) {
                first(open).ifPresent(report -> stage.gate().execute(() -> offer(report)));
            }
        });
    }

    private Optional<Recovery.Report> first(List<ApplyRecord> open) {
        return open.stream()
                .filter(ApplyRecord::isLeftOpen)
                .findFirst()
                .map(record -> world.recovery().report(record.stack(), world.fleet()))
                .flatMap(found -> found instanceof Outcome.Ok<Recovery.Report>(Recovery.Report report)
                        ? Optional.of(report)
                        : Optional.empty());
    }

    private void offer(Recovery.Report report) {
        String stack = report.stack();
        stage.modals()
                .show(new RecoveryDialog(Interrupted.of(report.progress(), world.fleet()), new RecoveryDialog.Answer() {
                    @Override
                    public void finish(String applyId) {
                        resume(() -> world.recovery().finish(stack, world.fleet()));
                    }

                    @Override
                    public void undo(String applyId) {
                        resume(() -> world.recovery().undo(stack, world.fleet()));
                    }

                    @Override
                    public void later() {
                        stage.modals().close();
                    }
                }));
    }

    void resume(Supplier<Outcome<Apply>> call) {
        stage.modals().close();
        world.work().execute(() -> {
            if (call.get() instanceof Outcome.Failed<Apply> failed) {
                stage.fail(failed.problems());
            }
        });
    }
}
