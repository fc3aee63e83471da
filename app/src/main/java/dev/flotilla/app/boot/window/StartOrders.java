package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.ui.canvas.StartOrder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** In which order the opened stacks start, read from their files when one is opened and after each apply. */
final class StartOrders {
    private final World world;
    private final SignalSource<Map<String, StartOrder>> orders = new SignalSource<>(Map.of());
    private Map<String, String> filesBefore = Map.of();

    StartOrders(World world) {
        this.world = world;
        world.store().state().subscribe(next -> look(false));
        look(false);
    }

    Signal<Map<String, StartOrder>> all() {
        return orders;
    }

    /** Reads the files again. */
    void refresh() {
        look(true);
    }

    private synchronized void look(boolean again) {
        Collection<WishedStack> stacks = world.fleet().stacks().values();
        Map<String, String> files = new HashMap<>();
        stacks.forEach(s -> files.put(s.name(), s.file()));
        if (again || !files.equals(filesBefore)) {
            filesBefore = files;
            world.work().execute(() -> read(files));
        }
    }

    private synchronized void read(Map<String, String> files) {
        Map<String, StartOrder> found = new HashMap<>();
        files.forEach((name, file) -> {
            if (world.planning().read(Path.of(file)) instanceof Outcome.Ok<StackReading>(StackReading reading)) {
                found.put(name, of(reading.stack()));
            }
        });
        if (!found.equals(orders.value())) {
            orders.publish(found);
        }
    }

    static StartOrder of(Stack stack) {
        Map<String, Map<String, String>> waits = new TreeMap<>();
        stack.services().forEach(service -> {
            Map<String, String> needs = new TreeMap<>();
            service.dependsOn().forEach((need, until) -> needs.put(need, word(until)));
            if (!needs.isEmpty()) {
                waits.put(service.name(), needs);
            }
        });
        Map<String, Integer> waves = new TreeMap<>();
        stack.depths().forEach((service, depth) -> waves.put(service, depth + 1));
        return new StartOrder(waits, waves);
    }

    private static String word(DependsOn until) {
        return switch (until) {
            case STARTED -> "started";
            case HEALTHY -> "healthy";
            case COMPLETED -> "done";
        };
    }
}
