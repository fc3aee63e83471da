package dev.flotilla.app.boot;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which containers were stopped because somebody ordered it here: with an apply, a stop, a launch or a push, all of which
 * go through the engines that this hands out. An order holds until the container is started again, by whomever, or is
 * gone; it is kept over a restart of the program. Any thread.
 */
final class StopOrders implements Engines {
    /** A JSON list of container ids. */
    private static final String KEY = "monitor.stopped";

    private static final Pattern ID = Pattern.compile("\"([A-Za-z0-9_.-]{1,128})\"");
    private static final int MOST = 500;

    private final Engines engines;
    private final Settings settings;
    /** Each with whether it was seen since as one that does not run: from then on running means that it was started. */
    private final Map<ContainerId, Boolean> orders = new LinkedHashMap<>();

    private final SignalSource<Set<ContainerId>> stopped;

    StopOrders(Engines engines, Settings settings) {
        this.engines = engines;
        this.settings = settings;
        kept(settings.get(KEY)).forEach(id -> orders.put(id, false));
        this.stopped = new SignalSource<>(Set.copyOf(orders.keySet()));
    }

    /** What a process of before has kept, for one that only reads. */
    static Set<ContainerId> kept(Map<String, String> settings) {
        return kept(Optional.ofNullable(settings.get(KEY)));
    }

    private static Set<ContainerId> kept(Optional<String> json) {
        Set<ContainerId> ids = new LinkedHashSet<>();
        Matcher matcher = ID.matcher(json.orElse(""));
        while (matcher.find() && ids.size() < MOST) {
            ids.add(new ContainerId(matcher.group(1)));
        }
        return ids;
    }

    Signal<Set<ContainerId>> stopped() {
        return stopped;
    }

    /** Follows what engines tell until closed: an order ends with the container's next start, and with the container. */
    Subscription follow(Signal<ObservedFleet> observed) {
        Subscription following = observed.subscribe(this::look);
        look(observed.value());
        return following;
    }

    private void look(ObservedFleet fleet) {
        Map<ContainerId, Boolean> running = new HashMap<>();
        boolean all = !fleet.hosts().isEmpty();
        for (ObservedHost host : fleet.hosts().values()) {
            all &= host.answers();
            for (RunningContainer container : host.containers()) {
                running.merge(container.id(), container.isRunning(), (one, other) -> one || other);
            }
        }
        boolean everyHost = all;
        change(() -> orders.entrySet().removeIf(order -> {
            Boolean runs = running.get(order.getKey());
            boolean seenEnded = order.getValue();
            if (Boolean.FALSE.equals(runs)) {
                order.setValue(true);
            }
            return runs == null ? everyHost : runs && seenEnded;
        }));
    }

    private synchronized void change(Runnable what) {
        Set<ContainerId> before = Set.copyOf(orders.keySet());
        what.run();
        while (orders.size() > MOST) {
            orders.remove(orders.keySet().iterator().next());
        }
        Set<ContainerId> now = new HashSet<>(orders.keySet());
        if (!now.equals(before)) {
            stopped.publish(Set.copyOf(now));
            settings.put(
                    KEY,
                    orders.keySet().stream()
                            .map(id -> "\"" + id.value() + "\"")
                            .collect(Collectors.joining(",", "[", "]")));
        }
    }

    @Override
    public Engine of(Host host) {
        Engine engine = engines.of(host);
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> call(engine, method, arguments));
    }

    private @Nullable Object call(Engine engine, Method method, Object @Nullable [] arguments) throws Throwable {
        Optional<ContainerId> of = arguments != null && arguments.length > 0 && arguments[0] instanceof ContainerId id
                ? Optional.of(id)
                : Optional.empty();
        boolean stops = method.getName().equals("stop") || method.getName().equals("remove");
        boolean starts = method.getName().equals("start");
        boolean noted = stops && of.isPresent() && note(of.get());
        boolean done = false;
        try {
            Object answer = method.invoke(engine, arguments);
            done = true;
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            if (starts && done || noted && !done) {
                of.ifPresent(id -> change(() -> orders.remove(id)));
            }
        }
    }

    /** Before it is asked to end: its end is seen before the engine has answered. True when there was no such order. */
    private synchronized boolean note(ContainerId id) {
        boolean isNew = !orders.containsKey(id);
        change(() -> orders.put(id, false));
        return isNew;
    }
}
