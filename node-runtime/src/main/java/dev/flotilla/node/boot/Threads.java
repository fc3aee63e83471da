package dev.flotilla.node.boot;

import java.util.concurrent.ThreadFactory;

/** All threads of the process are born here. */
final class Threads {
    private Threads() {}

    /** For event loops, the replica and lookups. They do not keep the process alive: the main thread does. */
    static ThreadFactory loops() {
        return Thread.ofPlatform().name("node-", 0).daemon().factory();
    }

    static Thread terminal(Runnable work) {
        return Thread.ofPlatform().name("terminal").daemon().start(work);
    }

    static Thread atEnd(Runnable work) {
        return Thread.ofPlatform().name("end").unstarted(work);
    }
}
