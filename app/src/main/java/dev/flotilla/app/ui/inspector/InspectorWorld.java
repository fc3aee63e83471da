package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.ui.inspector.load.LoadHistory;
import dev.flotilla.app.ui.kit.FxGate;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executor;

/**
 * What every part of the inspector is given.
 *
 * @param work runs what blocks
 * @param gate brings results back to the JavaFX thread
 * @param loads what was told of loads so far
 * @param stacks what is known of stacks beside their containers
 */
public record InspectorWorld(
        Engines engines,
        Executor work,
        FxGate gate,
        InstantSource clock,
        ZoneId zone,
        LoadHistory loads,
        StackInsight.Source stacks,
        InspectorDeeds deeds) {}
