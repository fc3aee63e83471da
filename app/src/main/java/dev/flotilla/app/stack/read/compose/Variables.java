package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.read.text.Interpolation;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import dev.flotilla.app.stack.read.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills the variables in all values of a file; keys stay as they are. Each unset variable is told once. */
final class Variables {
    private final Map<String, String> environment;
    private final Findings findings;
    private final Set<String> told = new HashSet<>();

    private Variables(Map<String, String> environment, Findings findings) {
        this.environment = environment;
        this.findings = findings;
    }

    static Tree fill(Tree root, Map<String, String> environment, Findings findings) {
        return new Variables(environment, findings).fill(root, "");
    }

    private Tree fill(Tree tree, String path) {
        return switch (tree) {
            case Tree.Scalar scalar -> fill(scalar, path);
            case Tree.Row row -> {
                List<Tree> items = new ArrayList<>(row.items().size());
                for (Tree item : row.items()) {
                    items.add(fill(item, path + "[" + items.size() + "]"));
                }
                yield new Tree.Row(row.at(), items);
            }
            case Tree.Table table -> {
                List<Tree.Entry> entries = new ArrayList<>(table.entries().size());
                for (Tree.Entry entry : table.entries()) {
                    String key = path.isEmpty() ? entry.key() : path + "." + entry.key();
                    entries.add(new Tree.Entry(entry.key(), entry.keyAt(), fill(entry.value(), key)));
                }
                yield new Tree.Table(table.at(), entries);
            }
        };
    }

    private Tree fill(Tree.Scalar scalar, String path) {
        if (scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        Interpolation.Result result = Interpolation.of(scalar.text(), environment);
        Node node = new Node(scalar, path, findings);
        result.wrong()
                .ifPresent(wrong -> node.error(
                        ReadCode.VARIABLE, wrong, "Set the variable in the environment or in .env, or mend the text"));
        for (String name : result.unset()) {
            if (told.add(name)) {
                node.warn(ReadCode.UNSET, "the variable " + name + " is not set, so it is taken as empty");
            }
        }
        return new Tree.Scalar(scalar.at(), scalar.kind(), result.text());
    }
}
