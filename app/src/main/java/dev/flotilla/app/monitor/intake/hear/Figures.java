package dev.flotilla.app.monitor.intake.hear;

import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a heartbeat says of its machine, each 0-100; what is no percentage is left out.
 *
 * @param absurd how many figures were left out
 */
record Figures(OptionalDouble cpu, OptionalDouble ram, OptionalDouble disk, int absurd) {
    static final Figures NONE = new Figures(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0);

    /** Of the JSON object as the sender wrote it; it was read once before, so it is JSON and not long. */
    static Figures read(byte[] stats, int length) {
        if (length == 0) {
            return NONE;
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(stats, 0, length);
            JsonNode cpu = tree.path("cpu_percent");
            JsonNode ram = tree.path("ram_percent");
            JsonNode disk = fullest(tree.path("disk_free_space"));
            return new Figures(percent(cpu), percent(ram), percent(disk), absurd(cpu) + absurd(ram) + absurd(disk));
        } catch (JacksonException e) {
            return NONE;
        }
    }

    /** Of its disks the one on which the root lies, else the one with the least room. */
    private static JsonNode fullest(JsonNode disks) {
        JsonNode worst = disks.path("/").path("percent_used");
        if (!worst.isMissingNode()) {
            return worst;
        }
        for (JsonNode disk : disks) {
            JsonNode used = disk.path("percent_used");
            if (used.isNumber() && (!worst.isNumber() || used.doubleValue() > worst.doubleValue())) {
                worst = used;
            }
        }
        return worst;
    }

    private static OptionalDouble percent(JsonNode figure) {
        return figure.isNumber() && sane(figure) ? OptionalDouble.of(figure.doubleValue()) : OptionalDouble.empty();
    }

    private static boolean sane(JsonNode figure) {
        double number = figure.doubleValue();
        return number >= 0 && number <= 100;
    }

    private static int absurd(JsonNode figure) {
        return figure.isNumber() && !sane(figure) ? 1 : 0;
    }
}
