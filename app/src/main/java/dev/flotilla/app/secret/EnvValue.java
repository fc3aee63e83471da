package dev.flotilla.app.secret;

/**
 * The value of an environment variable. When it is a secret, everything that prints it prints a mask; only
 * {@link #reveal} gives the plain text, and it is called where a container is created, where the vault keeps it, and
 * where the user asked to see it.
 */
public final class EnvValue {
    public static final String MASK = "********";

    private final String plain;
    private final boolean secret;

    private EnvValue(String plain, boolean secret) {
        this.plain = plain;
        this.secret = secret;
    }

    /** A value that is secret when {@link SecretRule} says so. */
    public static EnvValue of(String name, String plain) {
        return new EnvValue(plain, SecretRule.isSecret(name, plain));
    }

    /** A value that is secret whatever its name. */
    public static EnvValue secret(String plain) {
        return new EnvValue(plain, true);
    }

    public boolean isSecret() {
        return secret;
    }

    public boolean isEmpty() {
        return plain.isEmpty();
    }

    /** What may be shown, stored and logged. */
    public String shown() {
        return secret && !plain.isEmpty() ? MASK : plain;
    }

    /** The plain value. */
    public String reveal() {
        return plain;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvValue that && plain.equals(that.plain) && secret == that.secret;
    }

    @Override
    public int hashCode() {
        return plain.hashCode();
    }

    @Override
    public String toString() {
        return shown();
    }
}
