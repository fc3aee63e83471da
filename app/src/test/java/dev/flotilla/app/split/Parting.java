package dev.flotilla.app.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.split.make.SplitMaker;
import dev.flotilla.app.split.make.SplitRequest;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.draft.SideFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Texts of stacks, parted between host {@code a}, where everything is at first, and others. */
public final class Parting {
    static final Map<String, String> ADDRESSES = Map.of("a", "192.0.2.11", "b", "192.0.2.12", "c", "192.0.2.13");

    private Parting() {}

    public static Outcome<Stack> read(String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new StackReader(SideFiles.NONE)
                .read(new StackText("app.yml", Path.of("/srv/app"), bare, Map.of("PW", "p%40w")))
                .map(StackReading::stack);
    }

    public static Stack stack(String text) {
        Outcome<Stack> read = read(text);
        assertThat(read).as(text).isInstanceOf(Outcome.Ok.class);
        return ((Outcome.Ok<Stack>) read).value();
    }

    public static Layout layout(Stack stack, Map<String, String> moves) {
        Map<String, SortedSet<String>> hosts = new HashMap<>();
        for (Service service : stack.services()) {
            String host = Optional.ofNullable(moves.get(service.name()))
                    .or(() -> service.constraint().targetHost())
                    .orElse("a");
            hosts.put(service.name(), new TreeSet<>(Set.of(host)));
        }
        return new Layout(hosts, ADDRESSES, Map.of());
    }

    public static SplitPlan plan(String text, Map<String, String> moves, Map<Edge.Key, Choice> choices) {
        Stack stack = stack(text);
        return SplitMaker.of(new SplitRequest(text, stack, layout(stack, moves), choices, true, Parting::read));
    }

    public static SplitPlan plan(String text, Map<String, String> moves) {
        return plan(text, moves, Map.of());
    }

    public static Edge edge(SplitPlan plan, String from, String to) {
        return plan.edges().stream()
                .filter(e -> e.key().equals(new Edge.Key(from, to)))
                .findFirst()
                .orElseThrow();
    }

    /** The service as the written file says it. */
    public static Service after(SplitPlan plan, String service) {
        return stack(plan.text().orElseThrow()).service(service).orElseThrow();
    }
}
