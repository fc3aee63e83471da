package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Agrees with an engine on the version of its API. */
final class ApiVersion {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    private ApiVersion() {}

    /**
     * The lower of the engine's newest and ours.
     *
     * @param version the answer to {@code /version}
     */
    static String agree(Answer version) {
        if (!version.isSuccess()) {
            EngineProblem problem = Failures.ofAnswer(version, Ask.get("/version", EngineLimits.USUAL.read()));
            boolean telling = problem instanceof EngineProblem.OfConnection;
            throw new EngineException(
                    telling
                            ? problem
                            : new EngineProblem.NotAnEngine("It answers " + version.status() + " to /version"));
        }
        String offered = version.json().path("ApiVersion").asString("");
        if (!FORM.matcher(offered).matches()) {
            throw new EngineException(new EngineProblem.NotAnEngine("Its answer to /version names no API version"));
        }
        if (compare(offered, EngineConnection.OLDEST) < 0) {
            throw new EngineException(new EngineProblem.ApiTooOld(offered, EngineConnection.OLDEST));
        }
        return compare(offered, EngineConnection.NEWEST) < 0 ? offered : EngineConnection.NEWEST;
    }

    static int compare(String a, String b) {
        return Long.compare(number(a), number(b));
    }

    private static long number(String version) {
        Matcher form = FORM.matcher(version);
        if (!form.matches()) {
            throw new IllegalArgumentException("not an API version: " + version);
        }
        return Long.parseLong(form.group(1)) * 10_000 + Long.parseLong(form.group(2));
    }
}
