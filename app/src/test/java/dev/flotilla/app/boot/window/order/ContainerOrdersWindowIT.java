package dev.flotilla.app.boot.window.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.ui.canvas.ContainerOrder;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.Modals;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Orders to containers of the lab's fleet, with engines that write down what they are asked. */
@ExtendWith(ApplicationExtension.class)
class ContainerOrdersWindowIT {
    private static final FleetBuilder LAB = new FleetBuilder()
            .docker("gpu-1", "192.0.2.11", "campus", "28.5.1", .1, .1)
            .container("web", "my-app", "my-app_default", 8080, ContainerHealth.HEALTHY, "")
            .container("grafana", "", "bridge", 3000, ContainerHealth.NONE, "");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final FxGate gate = new FxGate();
    private final Toasts toasts = new Toasts(gate, InstantSource.fixed(FleetBuilder.NOW));
    private Optional<EngineProblem> broken = Optional.empty();
    private boolean confirms = true;

    @Start
    void start(Stage unused) {
        // Only the toolkit is needed.
    }

    @BeforeEach
    void begin() {
        asked.clear();
    }

    private Engine engine(Host host) {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    broken.ifPresent(problem -> {
                        throw new EngineException(problem);
                    });
                    asked.add(method.getName() + " on " + host.name());
                    return null;
                });
    }

    private void give(FxRobot robot, ContainerOrder order, Item.OfContainer... items) {
        ContainerOrders.Ground ground =
                new ContainerOrders.Ground(LAB::fleet, LAB::observed, this::engine, Runnable::run);
        robot.interact(() -> new ContainerOrders(
                        ground,
                        gate,
                        new Modals(),
                        toasts,
                        (stack, some) -> asked.add("plan: stop " + some.size() + " of " + stack),
                        (title, lines, stays, deed) -> {
                            questions.add(title);
                            if (confirms) {
                                deed.fire();
                            }
                        })
                .give(order, List.of(items)));
    }

    private void untilTold(String title) {
        await().untilAsserted(() ->
                assertThat(toasts.history()).extracting(k -> k.notice().title()).contains(title));
    }

    /** Of a stack of Flotilla, or of none. */
    private static Item.OfContainer running(boolean ofStack) {
        return FleetBuilder.item("gpu-1", ofStack ? "web" : "grafana");
    }

    @Test
    void oneOfAStackIsStoppedByAPlanAndAnotherByItsEngine(FxRobot robot) {
        give(robot, ContainerOrder.STOP, running(true), running(false));
        assertThat(questions).containsExactly("Stop 2 containers?");
        assertThat(asked)
                .hasSize(2)
                .anyMatch(a -> a.startsWith("plan: stop 1 of "))
                .anyMatch(a -> a.startsWith("stop on "));
    }

    @Test
    void whatIsStoppedCanBeStartedAgainFromTheNotice(FxRobot robot) {
        give(robot, ContainerOrder.STOP, running(false));
        await().until(() -> toasts.history().size() == 1);
        robot.interact(() -> toasts.history()
                .getFirst()
                .notice()
                .action()
                .orElseThrow()
                .deed()
                .run());
        await().until(() -> asked.size() == 2);
        assertThat(asked.getLast()).startsWith("start on ");
    }

    @Test
    void aRestartAsksAndThenStopsAndStarts(FxRobot robot) {
        confirms = false;
        give(robot, ContainerOrder.RESTART, running(true));
        assertThat(asked).isEmpty();
        confirms = true;
        give(robot, ContainerOrder.RESTART, running(true));
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst()).startsWith("stop on ");
        assertThat(asked.getLast()).startsWith("start on ");
    }

    @Test
    void whatTheEngineRefusesIsASentence(FxRobot robot) {
        broken = Optional.of(new EngineProblem.Lost("no route"));
        Item.OfContainer some = running(false);
        give(robot, ContainerOrder.RESTART, some);
        String host = LAB.fleet().host(some.host()).orElseThrow().name();
        untilTold(host + ": the connection broke. no route.");
        assertThat(toasts.history()).hasSize(1);
    }

    @Test
    void whatRunsIsNotStarted(FxRobot robot) {
        give(robot, ContainerOrder.START, running(false));
        untilTold("None of these is stopped, so nothing is started.");
        assertThat(asked).isEmpty();
        give(robot, ContainerOrder.STOP, new Item.OfContainer(running(true).host(), new ContainerId("gone")));
        untilTold("None of these runs, so nothing is stopped.");
    }
}
