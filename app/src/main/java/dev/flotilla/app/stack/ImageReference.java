package dev.flotilla.app.stack;

import java.util.regex.Pattern;

/** The form of an image name: {@code [registry[:port]/]path[:tag][@digest]}, as every registry and engine takes it. */
public final class ImageReference {
    private static final int LONGEST = 512;
    private static final String DOMAIN = "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:]+])(?::[0-9]+)?/";
    private static final String PART = "[a-z0-9]++(?:(?:\\.|__?|-++)[a-z0-9]++)*+";
    private static final Pattern FORM = Pattern.compile("(?:" + DOMAIN + ")?" + PART + "(?:/" + PART + ")*+"
            + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9+._-]*:[0-9a-fA-F]{32,})?");

    private ImageReference() {}

    public static boolean isValid(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
