package dev.flotilla.app.boot;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
    /** A JSON list of texts, each the id of a host and that of a container on it. */
    private static final String KEY = "monitor.stopped";

    private static final Pattern ONE = Pattern.compile("\"([^\" ]{1,128}) ([^\" ]{1,128})\"");
    private static final int MOST = 500;

    private final Engines engines;
    private final Settings settings;
    private final Map<ContainerId, Order> orders = new LinkedHashMap<>();

    private final SignalSource<Set<ContainerId>> stopped;

    /** @param seenEnded whether it was seen since as one that does not run: from then on running means that it was started */
    private record Order(HostId host, boolean seenEnded) {}

    StopOrders(Engines engines, Settings settings) {
        this.engines = engines;
        this.settings = settings;
        orders.putAll(read(settings.get(KEY)));
        this.stopped = new SignalSource<>(Set.copyOf(orders.keySet()));
    }

    /** What a process of before has kept, for one that only reads. */
    static Set<ContainerId> kept(Map<String, String> settings) {
        return Set.copyOf(read(Optional.ofNullable(settings.get(KEY))).keySet());
    }

    private static Map<ContainerId, Order> read(Optional<String> json) {
        Map<ContainerId, Order> orders = new LinkedHashMap<>();
        Matcher matcher = ONE.matcher(json.orElse(""));
        while (matcher.find() && orders.size() < MOST) {
            orders.put(new ContainerId(matcher.group(2)), new Order(new HostId(matcher.group(1)), false));
        }
        return orders;
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
        change(() -> orders.entrySet().removeIf(entry -> {
            Order order = entry.getValue();
            ObservedHost host = fleet.host(order.host());
            if (!host.answers()) {
                return false;
            }
            Optional<RunningContainer> container = host.containers().stream()
                    .filter(one -> one.id().equals(entry.getKey()))
                    .findFirst();
            boolean runs = container.filter(RunningContainer::isRunning).isPresent();
            if (container.isPresent() && !runs) {
                entry.setValue(new Order(order.host(), true));
            }
            return container.isEmpty() || runs && order.seenEnded();
        }));
    }

    private synchronized void change(Runnable what) {
        Set<ContainerId> before = Set.copyOf(orders.keySet());
        what.run();
        while (orders.size() > MOST) {
            orders.remove(orders.keySet().iterator().next());
        }
        Set<ContainerId> now = Set.copyOf(orders.keySet());
        if (!now.equals(before)) {
            stopped.publish(now);
            settings.put(
                    KEY,
                    orders.entrySet().stream()
                            .map(one -> "\"" + one.getValue().host().value() + " "
                                    + one.getKey().value() + "\"")
                            .collect(Collectors.joining(",", "[", "]")));
        }
    }

    @Override
    public Engine of(Host host) {
        Engine engine = engines.of(host);
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> call(host.id(), engine, method, arguments));
    }

    private @Nullable Object call(HostId host, Engine engine, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Optional<ContainerId> of = arguments != null && arguments.length > 0 && arguments[0] instanceof ContainerId id
                ? Optional.of(id)
                : Optional.empty();
        boolean stops = method.getName().equals("stop") || method.getName().equals("remove");
        boolean starts = method.getName().equals("start");
        boolean noted = stops && of.isPresent() && note(host, of.get());
        boolean done = false;
        try {
            Object answer = method.invoke(engine, arguments);
            done = true;
            return answer;
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause(), "what the engine threw");
        } finally {
            if (starts && done || noted && !done) {
                of.ifPresent(id -> change(() -> orders.remove(id)));
            }
        }
    }

    /** Before it is asked to end: its end is seen before the engine has answered. True when there was no such order. */
    private synchronized boolean note(HostId host, ContainerId id) {
        boolean isNew = !orders.containsKey(id);
        change(() -> orders.put(id, new Order(host, false)));
        return isNew;
    }
}
