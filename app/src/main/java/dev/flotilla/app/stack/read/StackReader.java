package dev.flotilla.app.stack.read;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Sentences;
import dev.flotilla.app.stack.Warning;
import dev.flotilla.app.stack.read.compose.ComposeDialect;
import dev.flotilla.app.stack.read.draft.SideFiles;
import dev.flotilla.app.stack.read.draft.StackCheck;
import dev.flotilla.app.stack.read.draft.StackDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.graphium.GraphiumDialect;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.JsonTree;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import dev.flotilla.app.stack.read.tree.Tree;
import dev.flotilla.app.stack.read.tree.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Text to stack: finds the dialect, reads it, checks the whole. Gives a valid stack with its warnings, or every mistake
 * by position. Pure but for the side files that a text may name.
 */
public final class StackReader {
    private final SideFiles sideFiles;

    public StackReader(SideFiles sideFiles) {
        this.sideFiles = sideFiles;
    }

    public Outcome<StackReading> read(StackText text) {
        Findings findings = new Findings(text.file());
        Outcome<Tree> tree =
                isJson(text) ? JsonTree.read(text.content(), findings) : YamlTree.read(text.content(), findings);
        return Sentences.ended(
                switch (tree) {
                    case Outcome.Failed<Tree>(List<Problem> problems) -> {
                        List<Problem> all = new ArrayList<>(findings.problems());
                        all.addAll(problems);
                        yield Outcome.failed(all);
                    }
                    case Outcome.Ok<Tree>(Tree root) -> read(root, text, findings);
                });
    }

    private Outcome<StackReading> read(Tree root, StackText text, Findings findings) {
        Surroundings around = new Surroundings(text.folder(), nameless(text), text.environment(), sideFiles);
        Optional<StackDraft> draft = dialect(root, around, findings);
        draft.ifPresent(d -> StackCheck.check(d, findings, findings.place(root.at(), "")));
        if (draft.isEmpty() || findings.hasErrors()) {
            return Outcome.failed(findings.problems());
        }
        return Outcome.ok(new StackReading(draft.get().toStack(text.file(), findings), warnings(findings)));
    }

    private static List<Warning> warnings(Findings findings) {
        return findings.warnings().stream()
                .map(w -> new Warning(w.code(), Sentences.ended(w.message()), w.place()))
                .toList();
    }

    private static Optional<StackDraft> dialect(Tree root, Surroundings around, Findings findings) {
        if (root instanceof Tree.Table table) {
            if (GraphiumDialect.isOne(table)) {
                return Optional.of(GraphiumDialect.read(root, around, findings));
            }
            if (ComposeDialect.isOne(table)) {
                return Optional.of(ComposeDialect.read(root, around, findings));
            }
        }
        Node node = Node.root(root, findings);
        node.error(
                ReadCode.NOT_A_STACK,
                root.isNull()
                        ? "the file is empty"
                        : "this is " + root.kindInWords() + " without services, itemListElement, @graph or hasPart, so"
                                + " it is no stack file",
                "Choose a compose file or a Graphium JSON file");
        return Optional.empty();
    }

    /** Whether a text is taken for JSON: by its name, else by how it begins. */
    public static boolean isJson(StackText text) {
        String name = text.file().toLowerCase(Locale.ROOT);
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            return false;
        }
        String start = text.content().stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** As compose: the folder names a stack that has no name. */
    private static String nameless(StackText text) {
        return Optional.ofNullable(text.folder().getFileName())
                .map(Object::toString)
                .orElse("stack");
    }
}
