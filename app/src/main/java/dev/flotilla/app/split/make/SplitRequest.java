package dev.flotilla.app.split.make;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.stack.Stack;
import java.util.Map;
import java.util.function.Function;

/**
 * What is to be parted.
 *
 * @param text of the file, without anything of an earlier split
 * @param stack that the text says
 * @param choices as far as they were made; the others are proposed
 * @param placesInFile whether the file shall say where each service goes; else somebody else keeps that
 * @param published whether forwarders are published at the loopback address of their host
 * @param read reads a text as the file would be read
 */
public record SplitRequest(
        String text,
        Stack stack,
        Layout layout,
        Map<Edge.Key, Choice> choices,
        boolean placesInFile,
        boolean published,
        Function<String, Outcome<Stack>> read) {
    public SplitRequest {
        choices = Map.copyOf(choices);
    }

    /** Without anything published that was not asked for. */
    public SplitRequest(
            String text,
            Stack stack,
            Layout layout,
            Map<Edge.Key, Choice> choices,
            boolean placesInFile,
            Function<String, Outcome<Stack>> read) {
        this(text, stack, layout, choices, placesInFile, false, read);
    }
}
