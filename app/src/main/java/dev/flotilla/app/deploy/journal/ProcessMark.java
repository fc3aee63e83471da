package dev.flotilla.app.deploy.journal;

import java.time.Instant;
import java.util.Optional;

/** Names a process so that a later one with the same number is not taken for it: {@code pid@start}. */
public final class ProcessMark {
    private ProcessMark() {}

    public static String own() {
        return of(ProcessHandle.current());
    }

    public static boolean isAlive(String mark) {
        int at = mark.indexOf('@');
        if (at < 1 || !mark.substring(0, at).matches("\\d{1,10}")) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(mark.substring(0, at)));
        return process.filter(ProcessHandle::isAlive)
                .map(p -> of(p).equals(mark))
                .orElse(false);
    }

    private static String of(ProcessHandle process) {
        return process.pid() + "@"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
