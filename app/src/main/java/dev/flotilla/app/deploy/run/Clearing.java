package dev.flotilla.app.deploy.run;

import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;

/** After a good end: removes for good what was set aside. */
final class Clearing implements HostWork.Deed {
    private final String applyId;

    Clearing(String applyId) {
        this.applyId = applyId;
    }

    @Override
    public void on(Step step, Engine engine) {
        switch (step) {
            case Step.ReplaceContainer replace -> remove(engine, replace.old(), replace.oldName());
            case Step.RemoveContainer remove -> remove(engine, remove.container(), remove.name());
            case Step.RemoveNetwork network -> StepRunner.removeNetwork(engine, network.network(), line -> {});
            case Step other -> {}
        }
    }

    /** Only under the name it was given when it was set aside: a container that was put back is no leftover. */
    private void remove(Engine engine, ContainerId old, String name) {
        String aside = StepRunner.aside(name, applyId);
        if (engine.containers().stream()
                .anyMatch(c -> c.id().equals(old) && c.name().equals(aside))) {
            engine.remove(old, true);
        }
    }
}
