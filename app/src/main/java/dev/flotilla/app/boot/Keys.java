package dev.flotilla.app.boot;

import dev.flotilla.app.cli.kit.Screen;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The keys of a terminal while a command draws on it: without waiting for Enter, without echo, and as they were when it
 * ends, however it ends. Where there is no {@code stty}, q wants an Enter after it.
 */
final class Keys {
    private static final int LIMIT_SECONDS = 2;
    /** The usual screen with its cursor; harmless where it is there already. */
    private static final String AS_BEFORE = "\u001b[?25h\u001b[?1049l";

    private Keys() {}

    /** @param end called when q is pressed, or the input ends; on a thread of its own */
    static <T> T during(Optional<Screen> screen, Runnable end, Supplier<T> work) {
        if (screen.isEmpty()) {
            return work.get();
        }
        Optional<String> before = stty("-g");
        stty("-icanon", "-echo", "min", "1", "time", "0");
        Threads.platform("keys").newThread(() -> listen(end)).start();
        try {
            return work.get();
        } finally {
            System.out.print(AS_BEFORE);
            System.out.flush();
            before.ifPresent(state -> stty(state.strip()));
        }
    }

    private static void listen(Runnable end) {
        try {
            int key = System.in.read();
            while (key >= 0 && key != 'q' && key != 'Q') {
                key = System.in.read();
            }
        } catch (IOException e) {
            // The terminal is gone, and with it whoever watched.
        }
        end.run();
    }

    /** What it printed; empty when it is not there or refuses. */
    static Optional<String> stty(String... words) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(Arrays.asList(words));
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (stty.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && stty.exitValue() == 0) {
                return Optional.of(said);
            }
            stty.destroy();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
