package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the pages stand on.
 *
 * @param work runs what blocks, off the JavaFX thread
 * @param zone in which times are written
 */
public record MonitorWorld(
        Monitoring monitoring,
        Supplier<Fleet> fleet,
        Signal<ObservedFleet> observed,
        FxGate gate,
        Executor work,
        InstantSource clock,
        ZoneId zone,
        Theme theme) {}
