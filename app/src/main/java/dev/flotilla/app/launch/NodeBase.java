package dev.flotilla.app.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the names of a set of nodes begin with. Node i is called {@code {base}_node_{i}}, as a container, as a host name
 * inside, and for the other nodes of its network.
 */
public record NodeBase(String text) implements Comparable<NodeBase> {
    /** The rule, for people. */
    public static final String RULE = "{base}_node_{i}";
    /** So that the name of node 999 is still a host name of 63 letters. */
    public static final int LONGEST = 63 - "_node_999".length();

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    /** The base as typed, or FL-6101 with the reason why Docker would not take it. */
    public static Outcome<NodeBase> read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return refused("The nodes have no base name.", "Give one with --base, such as \"ring\".");
        }
        if (text.length() > LONGEST) {
            return refused(
                    "\"" + text.substring(0, 20) + "...\" has " + text.length()
                            + " characters; with _node_999 behind it, a host name may have 63.",
                    "Use a base of at most " + LONGEST + ".");
        }
        if (text.startsWith("_")) {
            return refused(
                    "\"" + text + "\" begins with an underscore, and Docker takes no container name that does.",
                    "Begin the base with a letter or a digit, such as \"" + text.replaceFirst("^_+", "") + "\".");
        }
        if (!FORM.matcher(text).matches()) {
            return refused(
                    "\"" + printable(text) + "\" cannot be the base of container names.",
                    "Use letters, digits, \"-\", \"_\" and \".\", and begin with a letter or a digit.");
        }
        return Outcome.ok(new NodeBase(text));
    }

    private static <T> Outcome<T> refused(String message, String hint) {
        return Outcome.failed(Problem.of("FL-6101", message, hint));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** What is proposed for an image: the last part of its name, without tag and digest. */
    public static String ofImage(String image) {
        String name = image.replaceFirst("@.*$", "");
        return name.substring(name.lastIndexOf('/') + 1).replaceFirst(":.*$", "");
    }

    /** @param index from 1 */
    public String name(int index) {
        return text + "_node_" + index;
    }

    /** The bridge network of the nodes of one host. */
    public String network() {
        return text + "_nodes";
    }

    /** What an image that is built for them is called: the base in the letters that image names have. */
    public String image() {
        String path = text.toLowerCase(Locale.ROOT)
                .replaceAll("[._-]*[-.][._-]*", "-")
                .replaceAll("_{3,}", "-")
                .replaceAll("[_-]+$", "");
        return "flotilla-launch/" + path + ":latest";
    }

    @Override
    public int compareTo(NodeBase other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
