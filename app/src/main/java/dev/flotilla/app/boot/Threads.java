package dev.flotilla.app.boot;

import java.util.concurrent.ThreadFactory;
import org.slf4j.LoggerFactory;

/**
 * The only place where threads are born: each has a name and a handler that logs what nobody caught. All are daemons;
 * {@link Shutdown} ends the work in order before the process goes.
 */
public final class Threads {
    private Threads() {}

    /** For a thread that lives long or calls the operating system: {@code fleet-writer}. */
    public static ThreadFactory platform(String name) {
        return Thread.ofPlatform()
                .name(name)
                .daemon(true)
                .uncaughtExceptionHandler(Threads::log)
                .factory();
    }

    /** For many short ones that wait: {@code worker-1}, {@code worker-2}, ... */
    public static ThreadFactory virtual(String name) {
        return Thread.ofVirtual()
                .name(name + "-", 1)
                .uncaughtExceptionHandler(Threads::log)
                .factory();
    }

    private static void log(Thread thread, Throwable bug) {
        LoggerFactory.getLogger(Threads.class).error("thread {} ended by a mistake", thread.getName(), bug);
    }
}
