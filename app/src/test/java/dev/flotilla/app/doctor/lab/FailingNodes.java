package dev.flotilla.app.doctor.lab;

/** Containers as a launch leaves them when their program fails. */
final class FailingNodes {
    private FailingNodes() {}

    /** Four that ended, each in its own way, one that is paused and one that is ill. */
    static void launch(Ward ward) {
        String[] ofStack = {"--label", "dev.flotilla.stack=proj"};
        ward.run(
                ward.one,
                "proj_node_1",
                ofStack[0],
                ofStack[1],
                "busybox",
                "sh",
                "-c",
                "echo ./rpc: not found; exit 127");
        ward.run(ward.one, "proj_node_2", "--restart", "always", "busybox", "sh", "-c", "echo panic; exit 2");
        ward.run(ward.one, "proj_node_3", "-p", "8077:8077", "busybox", "sh", "-c", "echo crashed; exec sleep 600");
        ward.run(
                ward.three,
                "proj_node_4",
                ofStack[0],
                ofStack[1],
                "--memory",
                "16m",
                "busybox",
                "sh",
                "-c",
                "tail /dev/zero");
        pausedAndIll(ward);
    }

    private static void pausedAndIll(Ward ward) {
        ward.run(ward.two, "proj_node_5", "--restart", "always", "busybox", "sleep", "600");
        ward.sh(ward.two, "docker pause proj_node_5 >/dev/null");
        ward.run(
                ward.two,
                "proj_node_6",
                "--restart",
                "always",
                "--health-cmd",
                "echo it is ill; exit 1",
                "--health-interval",
                "1s",
                "--health-retries",
                "1",
                "busybox",
                "sleep",
                "600");
    }
}
