package dev.flotilla.app.ui.forms;

import dev.flotilla.app.fleet.UnsafeEngine;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.Tone;
import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** What a kind of engine needs beside its address: the TLS folder, or the warning and the tunnel of plain tcp. */
final class EngineExtras extends VBox {
    private final HBox tls;
    private Consumer<String> tunnelUser = address -> {};

    /** @param chosen gets a folder that was picked */
    EngineExtras(Field tlsDir, Consumer<String> chosen) {
        HBox.setHgrow(tlsDir, Priority.ALWAYS);
        tlsDir.help("Holds ca.pem, cert.pem and key.pem.");
        Button choose = Buttons.plain("Choose", "folder", () -> choose(chosen));
        choose.setMinWidth(USE_PREF_SIZE);
        // Level with the field, below its label.
        HBox.setMargin(choose, new Insets(20, 0, 0, 0));
        tls = new HBox(8, tlsDir, choose);
        tls.setAlignment(Pos.TOP_LEFT);
        managedProperty().bind(visibleProperty());
    }

    /** @param user gets the local socket of the tunnel, to be put into the form */
    void useTunnel(Consumer<String> user) {
        tunnelUser = user;
    }

    void show(EngineKind kind, Optional<UnsafeEngine> advice) {
        boolean wantsTls = kind == EngineKind.TLS;
        setVisible(wantsTls || advice.isPresent());
        if (wantsTls) {
            if (!getChildren().equals(java.util.List.of(tls))) {
                getChildren().setAll(tls);
            }
        } else {
            getChildren().setAll(advice.map(this::note).stream().toList());
        }
    }

    private Node note(UnsafeEngine advice) {
        Note note =
                Note.of(Tone.WARNING, "alert-triangle", "Not encrypted", advice.reason() + " Use TLS, or a tunnel:");
        note.getChildren().set(0, Icons.status(Status.DEGRADED, 16));
        Label command = Labels.of(advice.instead().command(), "fl-mono");
        command.setMinWidth(0);
        HBox.setHgrow(command, Priority.ALWAYS);
        command.setMaxWidth(Double.MAX_VALUE);
        Button use = Buttons.small(Buttons.plain(
                "Use its socket", () -> tunnelUser.accept(advice.instead().address())));
        use.setMinWidth(USE_PREF_SIZE);
        HBox tunnel = new HBox(
                8,
                command,
                new CopyButton("Copy the tunnel command", () -> advice.instead().command()),
                use);
        tunnel.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(6, note, tunnel);
        words.setId("plain-tcp-advice");
        return words;
    }

    private void choose(Consumer<String> chosen) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("TLS folder");
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            chosen.accept(folder.getAbsolutePath());
        }
    }
}
