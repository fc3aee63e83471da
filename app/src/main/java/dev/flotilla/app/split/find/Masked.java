package dev.flotilla.app.split.find;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.secret.SecretRule;
import java.util.regex.Pattern;

/** Texts as they may be shown: of an address with a password all but the password. */
public final class Masked {
    private static final Pattern PASSWORD = Pattern.compile("(://[^/\\s:@]*:)[^/\\s]*@");

    private Masked() {}

    /** @param variable empty for a text that is no variable's value */
    public static String of(String variable, String text) {
        String open = PASSWORD.matcher(text).replaceAll("$1" + EnvValue.MASK + "@");
        return SecretRule.isSecret(variable, "") && !text.isEmpty() ? EnvValue.MASK : open;
    }
}
