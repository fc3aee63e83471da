package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.text.MountText;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code secrets}: the file's own of kind {@code file} or {@code environment}, and those that a service takes, in both
 * forms. What one holds is looked up when a service takes it.
 */
final class ComposeSecrets {
    private static final Pattern OCTAL = Pattern.compile("(?:0o?)?([0-7]{3,4})");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int LONGEST_PATH = 100;
    /** Compose's own limit of what a secret may hold. */
    private static final int MOST_BYTES = 500 << 10;

    private final Surroundings around;
    private final Map<String, Node> definitions = new TreeMap<>();

    ComposeSecrets(Surroundings around) {
        this.around = around;
    }

    void definition(Fields.Named entry) {
        definitions.put(entry.name(), entry.value());
    }

    void service(Fields fields, ServiceDraft draft) {
        fields.take("secrets").ifPresent(node -> node.items().forEach(item -> taken(item, draft)));
    }

    private void taken(Node item, ServiceDraft draft) {
        if (!item.isTable()) {
            item.text().ifPresent(name -> add(name, Optional.empty(), item, draft, Owner.NONE));
            return;
        }
        Fields fields = item.fields();
        Optional<String> source = fields.take("source").flatMap(Node::text);
        Optional<String> target = fields.take("target").flatMap(Node::text);
        Owner owner = new Owner(
                fields.take("uid").flatMap(n -> n.integer("a user", 0, Mount.Secret.MOST_ID)),
                fields.take("gid").flatMap(n -> n.integer("a group", 0, Mount.Secret.MOST_ID)),
                fields.take("mode").flatMap(ComposeSecrets::mode));
        fields.keepRest();
        if (source.isEmpty()) {
            item.error(ReadCode.MISSING, "a secret of \"" + draft.name + "\" has no source", "Write source: NAME");
        } else {
            add(source.get(), target, item, draft, owner);
        }
    }

    private record Owner(Optional<Integer> uid, Optional<Integer> gid, Optional<Integer> mode) {
        static final Owner NONE = new Owner(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<Integer> mode(Node node) {
        Optional<Integer> mode = node.text()
                .map(OCTAL::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(m -> Integer.parseInt(m.group(1), 8))
                .filter(m -> m <= 0777);
        if (mode.isEmpty()) {
            node.error(ReadCode.VALUE, "the mode of a secret is no mode of a file", "Write 0400 or 0440, for example");
        }
        return mode;
    }

    private void add(String name, Optional<String> wished, Node at, ServiceDraft draft, Owner owner) {
        Node definition = definitions.get(name);
        if (definition == null) {
            at.error(
                    ReadCode.UNDEFINED,
                    "\"" + draft.name + "\" takes the secret \"" + name + "\", which the file does not define",
                    "Define it under secrets:, with environment: NAME or file: PATH");
            return;
        }
        String path = wished.orElse(name);
        String target = path.startsWith("/") ? path : Mount.Secret.FOLDER + "/" + path;
        boolean fits = target.length() <= LONGEST_PATH
                && MountText.absolute(target)
                && FILE.matcher(target.substring(target.lastIndexOf('/') + 1)).matches()
                && Path.of(target).normalize().toString().equals(target);
        if (!fits) {
            at.error(
                    ReadCode.VALUE,
                    "the secret \"" + name + "\" cannot lie at \"" + path + "\"",
                    "Write a name, or a whole path of at most " + LONGEST_PATH + " letters");
            return;
        }
        content(name, definition)
                .ifPresent(text -> draft.mounts.add(new ServiceDraft.At<>(
                        new Mount.Secret(
                                name,
                                target,
                                EnvValue.secret(text),
                                owner.uid(),
                                owner.gid(),
                                owner.mode().orElse(Mount.Secret.USUAL_MODE)),
                        at.place())));
    }

    private Optional<String> content(String name, Node definition) {
        Fields fields = definition.fields();
        Optional<Node> file = fields.take("file");
        Optional<Node> variable = fields.take("environment");
        boolean external = fields.take("external").flatMap(Node::bool).orElse(false);
        fields.ignore("name", "labels");
        fields.keepRest();
        Optional<String> content =
                variable.isPresent() ? variable.flatMap(n -> ofVariable(name, n)) : file.flatMap(n -> ofFile(name, n));
        if (variable.isEmpty() && file.isEmpty()) {
            definition.error(
                    external ? ReadCode.UNSUPPORTED : ReadCode.MISSING,
                    external
                            ? "the secret \"" + name + "\" is external: those are of a swarm, which these hosts are not"
                            : "the secret \"" + name + "\" comes from nowhere",
                    "Write environment: NAME or file: PATH");
        }
        return content.filter(text -> {
            boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
            if (!fits) {
                definition.error(ReadCode.TOO_LARGE, "the secret \"" + name + "\" is larger than 500 KiB", "");
            }
            return fits;
        });
    }

    private Optional<String> ofVariable(String name, Node node) {
        Optional<String> variable = node.text();
        Optional<String> value =
                variable.map(v -> around.environment().getOrDefault(v, "")).filter(v -> !v.isEmpty());
        if (variable.isPresent() && value.isEmpty()) {
            node.error(
                    ReadCode.VARIABLE,
                    "the variable " + variable.get() + " is not set, which the secret \"" + name + "\" comes from",
                    "Set it, or write it into .env beside the file");
        }
        return value;
    }

    private Optional<String> ofFile(String name, Node node) {
        Optional<String> path = node.text();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (around.sideFiles()
                    .read(around.folder().resolve(path.get()).normalize())) {
                case Outcome.Failed<Optional<String>> failed -> {
                    node.error(
                            ReadCode.SIDE_FILE,
                            failed.first().message(),
                            failed.first().hint());
                    yield Optional.empty();
                }
                case Outcome.Ok<Optional<String>>(Optional<String> text) -> {
                    if (text.isEmpty()) {
                        node.error(
                                ReadCode.SIDE_FILE,
                                "the file \"" + path.get() + "\" of the secret \"" + name + "\" does not exist",
                                "Create it, readable by you alone");
                    }
                    yield text;
                }
            };
        } catch (InvalidPathException e) {
            node.error(ReadCode.SIDE_FILE, "\"" + path.get() + "\" is not a path", "Name a file beside this one");
            return Optional.empty();
        }
    }
}
