package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.canvas.MoveVerdicts;
import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.canvas.paint.MapView.Carried;
import dev.flotilla.app.ui.kit.Item;
import java.util.Optional;

/**
 * A service row that is dragged to another host. The verdicts are asked for once, when the drag begins; nothing is
 * stored before the drop.
 */
final class ServiceDrag {
    private final FleetCanvas canvas;
    private final MapActions actions;
    private final Item.OfContainer item;
    private Optional<MoveVerdicts> verdicts = Optional.empty();
    private double atX;
    private double atY;
    private boolean over;

    ServiceDrag(FleetCanvas canvas, MapActions actions, Item.OfContainer item) {
        this.canvas = canvas;
        this.actions = actions;
        this.item = item;
    }

    void begin() {
        actions.askWhere(item, answer -> {
            verdicts = Optional.of(answer);
            if (!over) {
                show();
            }
        });
    }

    /** The pointer is here, in pixels of the canvas. */
    void to(double x, double y) {
        atX = x;
        atY = y;
        show();
    }

    /** Let go where the pointer is. A host that refuses is told of by the deed itself. */
    void drop() {
        Optional<HostId> target = target();
        cancel();
        target.ifPresent(host -> actions.moveTo(item, host));
    }

    void cancel() {
        over = true;
        canvas.pass(canvas.passing().withCarried(Optional.empty()));
    }

    private void show() {
        Camera camera = canvas.camera();
        Optional<HostId> target = target();
        Carried.Says says = target.map(this::says).orElse(Carried.Says.NOTHING);
        String name = canvas.shown().map().row(item).map(MapRow::name).orElse("service");
        canvas.pass(canvas.passing()
                .withCarried(Optional.of(new Carried(
                        item, name, camera.toMapX(atX), camera.toMapY(atY), target, says, words(target, says, name)))));
    }

    /** The card under the pointer, unless it is the one it comes from. */
    private Optional<HostId> target() {
        Camera camera = canvas.camera();
        return canvas.shown()
                .at(camera.toMapX(atX), camera.toMapY(atY))
                .map(Item::host)
                .filter(host -> !host.equals(item.host()));
    }

    private Carried.Says says(HostId host) {
        return verdicts.map(all -> Optional.ofNullable(all.hosts().get(host))
                        .filter(MoveVerdicts.Verdict::fits)
                        .map(fits -> Carried.Says.FITS)
                        .orElse(Carried.Says.REFUSES))
                .orElse(Carried.Says.ASKED);
    }

    private String words(Optional<HostId> target, Carried.Says says, String name) {
        Optional<String> impossible = verdicts.flatMap(MoveVerdicts::impossible);
        if (impossible.isPresent()) {
            return impossible.get();
        }
        return switch (says) {
            case NOTHING -> "Drop " + name + " on another host";
            case ASKED ->
                "Asking "
                        + target.flatMap(canvas.shown().map()::host)
                                .map(MapHost::name)
                                .orElse("the host");
            case FITS, REFUSES ->
                verdicts.flatMap(all -> target.map(all.hosts()::get))
                        .map(MoveVerdicts.Verdict::words)
                        .orElse("This host is not asked yet.");
        };
    }
}
