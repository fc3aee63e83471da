package dev.flotilla.app.deploy;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.VolumeSpec;
import java.util.List;

/** One thing a plan does to one host. A value: the runner knows how. */
public sealed interface Step {
    StepHead head();

    /** As the command line and the preview name it. */
    String action();

    /** Whether it alters the engine; what only waits does not count as a change. */
    default boolean changes() {
        return true;
    }

    record PullImage(StepHead head, String image) implements Step {
        @Override
        public String action() {
            return "image";
        }
    }

    record CreateNetwork(StepHead head, NetworkSpec network) implements Step {
        @Override
        public String action() {
            return "network";
        }
    }

    record CreateVolume(StepHead head, VolumeSpec volume) implements Step {
        @Override
        public String action() {
            return "volume";
        }
    }

    /** Makes a container and starts it. */
    record CreateContainer(StepHead head, String instance, ContainerSpec spec) implements Step {
        @Override
        public String action() {
            return "create";
        }
    }

    record StartContainer(StepHead head, String instance, ContainerId container, String name) implements Step {
        @Override
        public String action() {
            return "start";
        }
    }

    /** Waits until a container is ready for those that depend on it. */
    record WaitReady(StepHead head, String instance, Readiness readiness) implements Step {
        @Override
        public String action() {
            return "wait";
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /** @param differences field and how, in words without secrets */
    record ReplaceContainer(
            StepHead head,
            String instance,
            ContainerId old,
            String oldName,
            ContainerSpec spec,
            List<FieldChange> differences)
            implements Step {
        public ReplaceContainer {
            differences = List.copyOf(differences);
        }

        @Override
        public String action() {
            return "replace";
        }
    }

    /**
     * Makes on this host what ran on another one; the old container goes by a step of its own on its host, after the
     * new one is ready.
     *
     * @param from name of the host it leaves
     */
    record MoveContainer(StepHead head, String instance, String from, ContainerSpec spec, List<FieldChange> differences)
            implements Step {
        public MoveContainer {
            differences = List.copyOf(differences);
        }

        @Override
        public String action() {
            return "replace";
        }
    }

    record StopContainer(StepHead head, String instance, ContainerId container, String name) implements Step {
        @Override
        public String action() {
            return "stop";
        }
    }

    record RemoveContainer(StepHead head, String instance, ContainerId container, String name) implements Step {
        @Override
        public String action() {
            return "remove";
        }
    }

    record RemoveNetwork(StepHead head, String network) implements Step {
        @Override
        public String action() {
            return "remove";
        }
    }

    record RemoveVolume(StepHead head, String volume) implements Step {
        @Override
        public String action() {
            return "remove";
        }
    }
}
