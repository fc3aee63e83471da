package dev.flotilla.app.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells from its name and value whether an environment value is a secret. */
public final class SecretRule {
    private static final Pattern NAME = Pattern.compile("PASSWORD|PASSWD|SECRET|TOKEN|KEY|CREDENTIAL");
    /** A URI with a password: {@code scheme://user:password@host}; the password may be percent-encoded. */
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s:@]*:[^/\\s]*@");

    private static final Pattern PEM = Pattern.compile("-----BEGIN [A-Z0-9 ]*-----");
    /** Where a file lies that holds the secret, as {@code POSTGRES_PASSWORD_FILE} tells it. */
    private static final Pattern PATH = Pattern.compile("/(?:run|var/run|etc|mnt|vault|secrets)/[A-Za-z0-9._/-]+");

    private SecretRule() {}

    /** Whether a text is, or holds, a secret whatever it is called: a key in PEM form, or a URI with a password. */
    public static boolean holdsSecret(String text) {
        return PEM.matcher(text).find() || URI.matcher(text).find();
    }

    public static boolean isSecret(String name, String value) {
        boolean saysWhere = name.toUpperCase(Locale.ROOT).endsWith("_FILE")
                && PATH.matcher(value).matches();
        if (saysWhere) {
            return false;
        }
        return NAME.matcher(name.toUpperCase(Locale.ROOT)).find()
                || URI.matcher(value).find();
    }
}
