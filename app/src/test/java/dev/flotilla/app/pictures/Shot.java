package dev.flotilla.app.pictures;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.ui.canvas.StartOrder;
import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.canvas.paint.MapView;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.notices.Notice;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** One picture: which fleet, and what is done before it is taken. */
enum Shot {
    FIRST_RUN {
        @Override
        FleetBuilder fleet() {
            return new FleetBuilder().named("New fleet");
        }
    },
    CANVAS {
        @Override
        void prepare(Stand stand) {
            stand.select(FleetBuilder.item("gpu-1", "api"));
            stand.edits(2);
        }
    },
    CANVAS_PLAIN,
    AT_WORK {
        @Override
        void prepare(Stand stand) {
            HostId storage = new HostId("storage-1");
            WishedStack stack =
                    new WishedStack("my-app", "/srv/my-app.json", Optional.empty(), Map.of("redis", storage));
            stand.store().submit(new FleetEdit.OpenStack(stack));
            stand.edits(1);
            stand.progress(Map.of(storage, 1.0, new HostId("gpu-2"), .4));
            stand.orders(Map.of(
                    "my-app",
                    new StartOrder(
                            Map.of(
                                    "web",
                                    Map.of("api", "started"),
                                    "api",
                                    Map.of("redis", "healthy", "postgres", "healthy")),
                            Map.of("redis", 1, "postgres", 1, "api", 2, "web", 3))));
            stand.window().canvas().setLayer(MapView.Layer.START_ORDER, true);
        }
    },
    INCIDENT {
        @Override
        FleetBuilder fleet() {
            return Fleets.incident();
        }

        @Override
        void prepare(Stand stand) {
            stand.select(new Item.OfHost(new dev.flotilla.app.fleet.HostId("gpu-2")));
            stand.toasts().show(Notice.failed(Problem.of("FL-1104", "gpu-2 is down", "Last answer 14:21:07.")));
        }
    },
    PALETTE {
        @Override
        void prepare(Stand stand) {
            stand.press(KeyCode.K);
        }
    },
    KEYBOARD {
        @Override
        void prepare(Stand stand) {
            stand.press(KeyCode.F1);
        }
    },
    MANY {
        @Override
        FleetBuilder fleet() {
            return Fleets.generated(100, 20, 400, 7);
        }
    },
    MANY_MID {
        @Override
        FleetBuilder fleet() {
            return Fleets.generated(100, 20, 400, 7);
        }

        @Override
        void prepare(Stand stand) {
            stand.window().canvas().setCamera(new Camera(0, 0, .6));
        }
    },
    MANY_NEAR {
        @Override
        FleetBuilder fleet() {
            return Fleets.generated(100, 20, 400, 7);
        }

        @Override
        void prepare(Stand stand) {
            stand.window().canvas().setCamera(new Camera(0, 0, 1));
        }
    };

    FleetBuilder fleet() {
        return Fleets.lab();
    }

    void prepare(Stand stand) {}
}
