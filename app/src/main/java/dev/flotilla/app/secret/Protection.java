package dev.flotilla.app.secret;

import java.util.Optional;

/** Where the key lies that protects the secrets of a data folder. */
public enum Protection {
    KEYSTORE("keystore"),
    PASSPHRASE("passphrase"),
    KEY_FILE("key file");

    private final String word;

    Protection(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Protection> ofWord(String word) {
        for (Protection each : values()) {
            if (each.word.equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * What it protects and what it does not, honestly.
     *
     * @param keystore the name of this computer's
     */
    public String meaning(String keystore) {
        return switch (this) {
            case KEYSTORE ->
                "The key lies in the " + keystore
                        + " of this computer. A copy of the data folder tells nothing elsewhere; programs of this account"
                        + " reach the key while its user is logged in.";
            case PASSPHRASE ->
                "A passphrase protects the key. Nothing on the disk tells the secrets; Flotilla asks for the passphrase"
                        + " when it starts, and nobody can recover it.";
            case KEY_FILE ->
                "The key lies in a file beside the database. It protects copies of the database, not this user's"
                        + " account, and not copies of the whole data folder.";
        };
    }
}
