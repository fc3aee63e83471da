package dev.flotilla.app.ui.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.Protection;
import dev.flotilla.app.secret.vault.VaultKeys;
import dev.flotilla.app.secret.vault.VaultStatus;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.ThemeChoice;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.sample.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made in start
class SecretsDialogWindowIT {
    private static final Problem LOCKED =
            Problem.of("FL-1040", "The secrets are locked by a passphrase.", "Unlock them.");
    private static final Problem NO_KEYSTORE =
            Problem.of("FL-1043", "No Secret Service with an unlocked keyring answers.", "Unlock the keyring.");

    private final List<String> asked = new ArrayList<>();
    private final List<VaultStatus> done = new ArrayList<>();
    private Optional<Problem> hindrance = Optional.empty();
    private Theme theme;
    private Modals modals;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        modals = new Modals();
        Scene scene = new Scene(modals, 1280, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private VaultStatus status(Protection protection, Optional<Problem> locked) {
        return new VaultStatus(Optional.of(protection), 7, locked, "Secret Service", hindrance);
    }

    private final class Keys implements VaultKeys {
        @Override
        public VaultStatus status() {
            return SecretsDialogWindowIT.this.status(Protection.KEY_FILE, Optional.empty());
        }

        @Override
        public Outcome<VaultStatus> unlock(String passphrase) {
            asked.add("unlock " + passphrase);
            return passphrase.equals("right")
                    ? Outcome.ok(status())
                    : Outcome.failed(Problem.of(
                            "FL-1041",
                            "That is not the passphrase; the secrets stay locked, and nothing is lost.",
                            "Try again."));
        }

        @Override
        public Outcome<VaultStatus> protectByPassphrase(String passphrase) {
            asked.add("passphrase " + passphrase);
            return Outcome.ok(SecretsDialogWindowIT.this.status(Protection.PASSPHRASE, Optional.empty()));
        }

        @Override
        public Outcome<VaultStatus> protectByKeystore() {
            asked.add("keystore");
            return Outcome.ok(SecretsDialogWindowIT.this.status(Protection.KEYSTORE, Optional.empty()));
        }

        @Override
        public Outcome<VaultStatus> protectByKeyFile() {
            asked.add("key file");
            return Outcome.ok(status());
        }

        @Override
        public Outcome<VaultStatus> beginAnew() {
            throw new AssertionError("the dialog gives nothing up");
        }
    }

    private void show(FxRobot robot, VaultStatus status) {
        robot.interact(() -> modals.show(
                SecretsDialog.of(new Keys(), status, Runnable::run, new FxGate(), modals::close, done::add)));
    }

    private static boolean isSeen(FxRobot robot, String words) {
        return robot.lookup((javafx.scene.Node n) ->
                        n instanceof Labeled l && String.valueOf(l.getText()).contains(words) && n.isVisible())
                .tryQuery()
                .isPresent();
    }

    private void shoot(FxRobot robot, String name) {
        for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            robot.interact(() -> {
                theme.choiceProperty().set(choice);
                Picture.shot(name + "-" + choice.name().toLowerCase(java.util.Locale.ROOT), modals.getScene());
            });
        }
    }

    private static Button primary(FxRobot robot) {
        return robot.lookup("#secrets-primary").queryAs(Button.class);
    }

    @Test
    void aWrongPassphraseIsSaidAndTheRightOneUnlocks(FxRobot robot) {
        show(robot, status(Protection.PASSPHRASE, Optional.of(LOCKED)));
        robot.clickOn("#secrets-passphrase").write("wrong").clickOn("#secrets-primary");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isSeen(robot, "That is not the passphrase")).isTrue();
        assertThat(done).isEmpty();
        shoot(robot, "secrets-locked");
        robot.clickOn("#secrets-passphrase").eraseText(5).write("right").clickOn("#secrets-primary");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(asked).containsExactly("unlock wrong", "unlock right");
        assertThat(done).hasSize(1);
    }

    @Test
    void aPassphraseIsTypedTwiceBeforeItCounts(FxRobot robot) {
        show(robot, status(Protection.KEY_FILE, Optional.empty()));
        assertThat(primary(robot).isDisabled()).as("it lies there already").isTrue();
        assertThat(isSeen(robot, "not this user's account")).isTrue();
        shoot(robot, "secrets-key-file");
        robot.clickOn("Passphrase");
        robot.clickOn("#secrets-passphrase").write("short").clickOn("#secrets-primary");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isSeen(robot, "too short")).isTrue();
        robot.clickOn("#secrets-passphrase").eraseText(5).write("correct horse battery");
        robot.clickOn("#secrets-again").write("correct horse batterz").clickOn("#secrets-primary");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isSeen(robot, "not the same")).isTrue();
        shoot(robot, "secrets-passphrase");
        assertThat(asked).isEmpty();
        robot.clickOn("#secrets-again").eraseText(1).write("y").clickOn("#secrets-primary");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(asked).containsExactly("passphrase correct horse battery");
        assertThat(isSeen(robot, "correct horse")).as("typed unseen").isFalse();
    }

    @Test
    void aKeystoreThatCannotBeUsedSaysWhyAndOneThatCanIsUsed(FxRobot robot) {
        hindrance = Optional.of(NO_KEYSTORE);
        show(robot, status(Protection.KEY_FILE, Optional.empty()));
        robot.clickOn("Secret Service");
        assertThat(isSeen(robot, "No Secret Service with an unlocked keyring")).isTrue();
        assertThat(primary(robot).isDisabled()).isTrue();
        shoot(robot, "secrets-no-keystore");
        hindrance = Optional.empty();
        show(robot, status(Protection.KEY_FILE, Optional.empty()));
        robot.clickOn("Secret Service").clickOn("#secrets-primary");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(asked).containsExactly("keystore");
    }
}
