package dev.flotilla.app.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contrast of WCAG 2 and the distance of the series colours, computed over the stylesheets as they are shipped. */
class TokensTest {
    private static final Pattern TOKEN = Pattern.compile("(-[a-z0-9-]+): (#[0-9a-f]{6});");
    private static final List<String> TEXTS = List.of(
            "-color-fg-default",
            "-color-fg-muted",
            "-color-fg-subtle",
            "-color-accent-fg",
            "-color-success-fg",
            "-color-warning-fg",
            "-fl-suspect-fg",
            "-color-danger-fg",
            "-fl-maintenance-fg",
            "-fl-neutral-fg");
    private static final List<String> GROUNDS =
            List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset", "-fl-canvas");
    private static final List<String> TONES = List.of(
            "-color-accent",
            "-color-success",
            "-color-warning",
            "-fl-suspect",
            "-color-danger",
            "-fl-maintenance",
            "-fl-neutral");

    /** Simulations of colour vision deficits, linear RGB, after Machado, Oliveira and Fernandes (2009), severity 1. */
    private static final Map<String, double[][]> SIGHTS = Map.of(
            "usual", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            "protanopia",
                    new double[][] {
                        {.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}
                    },
            "deuteranopia",
                    new double[][] {
                        {.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}
                    },
            "tritanopia",
                    new double[][] {
                        {1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}
                    });

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textIsReadableOnEveryGroundItMayStandOn(String theme) throws IOException {
        Map<String, String> tokens = tokens(theme);
        List<String> failing = new ArrayList<>();
        for (String[] pair : pairs()) {
            double ratio = ratio(of(tokens, pair[0]), of(tokens, pair[1]));
            if (ratio < 4.5) {
                failing.add(pair[0] + " on " + pair[1] + ": " + ratio);
            }
        }
        assertThat(pairs()).hasSizeGreaterThan(60);
        assertThat(failing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void seriesAreToldApartAlsoWithDeficitsOfColourVision(String theme) throws IOException {
        Map<String, String> tokens = tokens(theme);
        SIGHTS.forEach((name, sight) -> {
            for (int a = 1; a <= 6; a++) {
                for (int b = a + 1; b <= 6; b++) {
                    double distance = distance(
                            lab(of(tokens, "-fl-series-" + a), sight), lab(of(tokens, "-fl-series-" + b), sight));
                    assertThat(distance).as("%s: series %d and %d", name, a, b).isGreaterThan(20);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void bothThemesDefineTheSameTokens(String theme) throws IOException {
        assertThat(tokens(theme).keySet()).isEqualTo(tokens("light").keySet());
        assertThat(tokens(theme)).hasSizeGreaterThan(40);
    }

    private static List<String[]> pairs() {
        List<String[]> pairs = new ArrayList<>();
        TEXTS.forEach(text -> GROUNDS.forEach(ground -> pairs.add(new String[] {text, ground})));
        for (String tone : TONES) {
            pairs.add(new String[] {tone + "-fg", tone + "-subtle"});
            pairs.add(new String[] {"-color-fg-default", tone + "-subtle"});
        }
        TONES.subList(0, 5).forEach(tone -> pairs.add(new String[] {"-color-fg-muted", tone + "-subtle"}));
        pairs.add(new String[] {"-color-fg-emphasis", "-color-accent-emphasis"});
        pairs.add(new String[] {"-color-fg-emphasis", "-color-danger-emphasis"});
        pairs.add(new String[] {"-color-bg-default", "-color-fg-default"});
        for (int i = 1; i <= 6; i++) {
            pairs.add(new String[] {"-fl-series-" + i, "-color-bg-default"});
        }
        return pairs;
    }

    private static Map<String, String> tokens(String theme) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream("tokens-" + theme + ".css")) {
            assertThat(in).isNotNull();
            Matcher matcher = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> tokens = new TreeMap<>();
            while (matcher.find()) {
                tokens.put(matcher.group(1), matcher.group(2));
            }
            return tokens;
        }
    }

    private static String of(Map<String, String> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    private static double ratio(String a, String b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + .05) / (Math.min(x, y) + .05);
    }

    private static double luminance(String hex) {
        double[] c = linear(hex);
        return .2126 * c[0] + .7152 * c[1] + .0722 * c[2];
    }

    private static double[] linear(String hex) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            rgb[i] = c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4);
        }
        return rgb;
    }

    /** CIELAB of a colour as someone with this sight sees it. */
    private static double[] lab(String hex, double[][] sight) {
        double[] c = linear(hex);
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(sight[i][0] * c[0] + sight[i][1] * c[1] + sight[i][2] * c[2], 0, 1);
        }
        double x = curve((.4124 * seen[0] + .3576 * seen[1] + .1805 * seen[2]) / .95047);
        double y = curve(.2126 * seen[0] + .7152 * seen[1] + .0722 * seen[2]);
        double z = curve((.0193 * seen[0] + .1192 * seen[1] + .9505 * seen[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double t) {
        return t > .008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }
}
