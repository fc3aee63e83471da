package dev.flotilla.app.monitor.scrape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page by the rules of OpenMetrics 1.0 and refuses what breaks one, as a strict scraper would. */
final class OpenMetrics {
    private static final Pattern META = Pattern.compile("# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (-?[0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");

    /** @param labels in the order of their names */
    record Sample(String name, Map<String, String> labels, double value) {}

    private OpenMetrics() {}

    static List<Sample> read(String page) {
        if (!page.endsWith("# EOF\n")) {
            throw new AssertionError("no end");
        }
        List<Sample> samples = new ArrayList<>();
        Map<String, String> types = new HashMap<>();
        Set<String> series = new HashSet<>();
        String family = "";
        String body = page.substring(0, page.length() - "# EOF\n".length());
        for (String line : body.isEmpty() ? new String[0] : body.split("\n", 0)) {
            Matcher meta = META.matcher(line);
            if (meta.matches()) {
                boolean another = !meta.group(2).equals(family);
                if (another && types.containsKey(meta.group(2))) {
                    throw new AssertionError("torn family: " + line);
                }
                family = meta.group(2);
                if (meta.group(1).equals("TYPE")) {
                    types.put(family, meta.group(3));
                }
                if (meta.group(1).equals("UNIT") && !family.endsWith("_" + meta.group(3))) {
                    throw new AssertionError("the unit is no part of the name: " + line);
                }
                continue;
            }
            Sample sample = sample(line);
            String expected = "counter".equals(types.get(family)) ? family + "_total" : family;
            if (!sample.name().equals(expected)) {
                throw new AssertionError("sample outside its family " + family + ": " + line);
            }
            if (!series.add(sample.name() + sample.labels())) {
                throw new AssertionError("series twice: " + line);
            }
            samples.add(sample);
        }
        return samples;
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("not a line of OpenMetrics: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        String text = sample.group(2) == null ? "" : sample.group(2);
        Matcher label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!label.find(at) || label.start() != at) {
                throw new AssertionError("labels break at " + at + ": " + line);
            }
            labels.put(
                    label.group(1),
                    label.group(2).replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\"));
            at = label.end();
        }
        return new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3)));
    }
}
