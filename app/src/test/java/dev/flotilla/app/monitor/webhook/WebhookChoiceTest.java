package dev.flotilla.app.monitor.webhook;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.Database;
import dev.flotilla.app.persistence.Sealed;
import dev.flotilla.app.persistence.SqliteSettings;
import dev.flotilla.app.persistence.SqliteVault;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of a URL over restarts: in the vault, and swept from it once nobody wants it. */
class WebhookChoiceTest {
    @TempDir
    Path temp;

    @Test
    void itIsKeptInTheVaultAndNotInTheSettings() {
        WebhookUrl url = opened(WebhookUrl.of("http://hooks.example/s3cret", true));
        open((choice, settings, vault) -> choice.set(url));

        open((choice, settings, vault) -> {
            assertThat(choice.get()).contains(url);
            assertThat(settings.get(WebhookChoice.SETTING).orElseThrow()).doesNotContain("s3cret", "hooks.example");
            assertThat(opened(vault.sweep(Set.of()))).isZero();
            assertThat(choice.get()).contains(url);
        });
        open((choice, settings, vault) -> choice.remove());
        open((choice, settings, vault) -> {
            assertThat(choice.get()).isEmpty();
            assertThat(opened(vault.sweep(Set.of()))).isEqualTo(1);
        });
    }

    @Test
    void aSettingThatMakesNoSenseIsNoChoice() {
        open((choice, settings, vault) -> {
            settings.put(WebhookChoice.SETTING, "\"https://hooks.example/\"");
            assertThat(choice.get()).isEmpty();
        });
    }

    private interface Work {
        void with(WebhookChoice choice, Settings settings, SqliteVault vault);
    }

    private void open(Work work) {
        try (Database database = opened(Database.openAsOwner(new DataFolder(temp.resolve("data"))))) {
            SqliteVault vault = opened(SqliteVault.open(database, Sealed.byFile(temp)));
            Settings settings = opened(Settings.open(new SqliteSettings(database), Runnable::run));
            work.with(new WebhookChoice(settings, vault), settings, vault);
        }
    }
}
