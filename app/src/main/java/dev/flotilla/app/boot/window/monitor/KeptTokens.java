package dev.flotilla.app.boot.window.monitor;

import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.ui.monitor.replicas.RolloutTokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens in the vault; the settings hold a reference to each, which is also what keeps it from being swept. */
public final class KeptTokens implements RolloutTokens {
    private static final Pattern REFERENCE = Pattern.compile("\"\u27e6secret:([^\u27e7]+)\u27e7\"");

    private final Settings settings;
    private final Vault vault;
    private final Path folder;

    /** @param folder the data folder, in which both lie */
    public KeptTokens(Settings settings, Vault vault, Path folder) {
        this.settings = settings;
        this.vault = vault;
        this.folder = folder;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    /** A name may hold anything; a key of the settings is plain. */
    private static String key(String node) {
        return "monitor.rollout-token." + HexFormat.of().formatHex(node.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> of(String node) {
        return settings.get(key(node))
                .filter(value -> vault.locked().isEmpty())
                .map(REFERENCE::matcher)
                .filter(Matcher::matches)
                .flatMap(m -> vault.plain(new SecretRef(m.group(1))));
    }

    @Override
    public void keep(String node, String token) {
        if (vault.locked().isPresent()) {
            // It served this once; to be remembered it has to be typed when the vault is open.
            return;
        }
        settings.put(key(node), "\"\u27e6secret:" + vault.keep(token).id() + "\u27e7\"");
    }

    @Override
    public void forget(String node) {
        settings.remove(key(node));
    }
}
