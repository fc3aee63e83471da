package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.text.DotEnv;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code env_file} first, {@code environment} over it. A name without value takes that of the reader's environment. */
final class ComposeEnvironment {
    private final ServiceDraft draft;
    private final Surroundings around;

    private ComposeEnvironment(ServiceDraft draft, Surroundings around) {
        this.draft = draft;
        this.around = around;
    }

    static void read(Fields fields, ServiceDraft draft, Surroundings around) {
        ComposeEnvironment environment = new ComposeEnvironment(draft, around);
        fields.take("env_file").ifPresent(node -> {
            if (node.isTable()) {
                environment.file(node);
            } else {
                node.oneOrMany().forEach(environment::file);
            }
        });
        fields.take("environment").ifPresent(environment::values);
    }

    private void values(Node node) {
        if (node.isTable()) {
            for (Fields.Named entry : node.fields().all()) {
                if (entry.value().isNull()) {
                    inherited(entry.name(), entry.at());
                } else {
                    entry.value().text().ifPresent(text -> put(entry.name(), text, entry.value()));
                }
            }
            return;
        }
        for (Node item : node.items()) {
            item.text().ifPresent(text -> {
                int equals = text.indexOf('=');
                if (equals < 0) {
                    inherited(text.strip(), item);
                } else {
                    put(text.substring(0, equals), text.substring(equals + 1), item);
                }
            });
        }
    }

    private void inherited(String name, Node at) {
        String value = around.environment().get(name);
        if (value == null) {
            at.warn(ReadCode.UNSET, "the variable " + name + " is not set, so \"" + draft.name + "\" does not get it");
        } else {
            put(name, value, at);
        }
    }

    private void put(String name, String value, Node at) {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            at.error(ReadCode.VALUE, "a variable has no name", "Write NAME=value");
        } else {
            draft.putEnvironment(name, value, at.place());
        }
    }

    private void file(Node node) {
        Optional<Node> named = Optional.of(node);
        boolean required = true;
        if (node.isTable()) {
            Fields fields = node.fields();
            named = fields.take("path");
            required = fields.take("required").flatMap(Node::bool).orElse(true);
            fields.ignore("format");
            fields.keepRest();
        }
        Optional<String> path = named.flatMap(Node::text);
        if (path.isPresent()) {
            read(path.get(), required, node);
        }
    }

    private void read(String name, boolean required, Node node) {
        Path path;
        try {
            path = around.folder().resolve(name).normalize();
        } catch (InvalidPathException e) {
            node.error(ReadCode.SIDE_FILE, "\"" + name + "\" is not a path", "Name a file beside this one");
            return;
        }
        switch (around.sideFiles().read(path)) {
            case Outcome.Failed<Optional<String>> failed ->
                node.error(
                        ReadCode.SIDE_FILE,
                        failed.first().message(),
                        failed.first().hint());
            case Outcome.Ok<Optional<String>>(Optional<String> text) -> {
                if (text.isPresent()) {
                    lines(name, text.get(), node);
                } else if (required) {
                    node.error(
                            ReadCode.SIDE_FILE,
                            "the env_file \"" + name + "\" does not exist",
                            "Create it, or write {path: " + name + ", required: false}");
                }
            }
        }
    }

    private void lines(String name, String text, Node node) {
        DotEnv.Read read = DotEnv.read(text, around.environment());
        read.wrongLine()
                .ifPresent(line -> node.error(
                        ReadCode.SIDE_FILE,
                        "line " + line + " of \"" + name + "\" is not NAME=value",
                        "Mend that line"));
        read.values().forEach((key, value) -> draft.putEnvironment(key, value, node.place()));
    }
}
