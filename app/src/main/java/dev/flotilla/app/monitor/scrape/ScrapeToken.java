package dev.flotilla.app.monitor.scrape;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What a scraper shows. Only its hash is kept here, so that the comparison takes the same time whatever is shown. */
public final class ScrapeToken {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 4096;
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final byte[] hash;

    private ScrapeToken(String plain) {
        this.hash = hash(plain);
    }

    /** FL-5304 for one that is too short, too long, or holds what no header can. */
    public static Outcome<ScrapeToken> of(String plain) {
        boolean good = plain.length() >= SHORTEST
                && plain.length() <= LONGEST
                && plain.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        return good
                ? Outcome.ok(new ScrapeToken(plain))
                : Outcome.failed(Problem.of(
                        "FL-5304",
                        "The token of the metrics page cannot be used.",
                        "Use " + SHORTEST + " to " + LONGEST + " visible letters, digits and signs in one line."));
    }

    /** @return plain, for the vault; FL-5303 for a file that is missing or open to others */
    public static Outcome<String> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
                if (!OWNER.containsAll(mode)) {
                    return unreadable(
                            file,
                            "others may read it (" + PosixFilePermissions.toString(mode) + ")",
                            "Type: chmod 600 " + file);
                }
            }
            String plain = new String(in.readNBytes(LONGEST + 16), StandardCharsets.UTF_8).strip();
            return of(plain).map(token -> plain);
        } catch (NoSuchFileException e) {
            return unreadable(file, "there is no such file", "Look after its name.");
        } catch (IOException e) {
            return unreadable(file, "it cannot be read", "Look after its rights.");
        }
    }

    private static Outcome<String> unreadable(Path file, String why, String hint) {
        return Outcome.failed(Problem.of("FL-5303", "The token is not taken from " + file + ": " + why + ".", hint));
    }

    /** A new one, in plain: 192 bits. */
    public static String random(RandomGenerator random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    boolean matches(String shown) {
        return MessageDigest.isEqual(hash, hash(shown));
    }

    private static byte[] hash(String plain) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a token";
    }
}
