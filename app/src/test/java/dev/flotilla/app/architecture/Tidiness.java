package dev.flotilla.app.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Sizes and habits of source files, given as path to text. Each finding is a sentence. */
final class Tidiness {
    static final int MAX_FILE_LINES = 300;
    static final int MAX_METHOD_LINES = 50;
    static final int MAX_TYPES_PER_PACKAGE = 30;
    private static final Pattern LEFTOVER =
            Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b|UnsupportedOperationException");

    private Tidiness() {}

    static List<String> findings(Map<String, String> sources) {
        List<String> found = new ArrayList<>();
        Map<String, Set<String>> packages = new TreeMap<>();
        sources.forEach((path, text) -> {
            packages.computeIfAbsent(path.substring(0, path.lastIndexOf('/')), p -> new TreeSet<>())
                    .add(path);
            lines(path, text, found);
        });
        packages.forEach((folder, files) -> {
            if (!folder.contains("src/test/") && !files.contains(folder + "/package-info.java")) {
                found.add(folder + " has no package-info.java");
            }
            if (files.size() - 1 > MAX_TYPES_PER_PACKAGE) {
                found.add(folder + " has " + (files.size() - 1) + " types; split it by name");
            }
        });
        found.addAll(longMethods(sources));
        return found;
    }

    private static void lines(String path, String text, List<String> found) {
        List<String> lines = text.lines().toList();
        if (lines.size() > MAX_FILE_LINES) {
            found.add(path + " has " + lines.size() + " lines");
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (LEFTOVER.matcher(line).find()) {
                found.add(path + ":" + (i + 1) + " is a leftover: " + line.strip());
            }
            if (line.indexOf('\t') >= 0 || !line.stripTrailing().equals(line)) {
                found.add(path + ":" + (i + 1) + " has a tab or trailing space");
            }
        }
    }

    private static List<String> longMethods(Map<String, String> sources) {
        List<String> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((path, text) -> files.add(new Text(path, text)));
        JavacTask task = (JavacTask) compiler.getTask(null, null, d -> {}, List.of(), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                        LineMap map = unit.getLineMap();
                        long from = positions.getStartPosition(unit, method);
                        long to = positions.getEndPosition(unit, method);
                        long lines = to < 0 ? 0 : map.getLineNumber(to) - map.getLineNumber(from) + 1;
                        if (lines > MAX_METHOD_LINES) {
                            found.add(unit.getSourceFile().getName() + ": " + method.getName() + " has " + lines
                                    + " lines");
                        }
                        return super.visitMethod(method, null);
                    }
                }.scan(unit, null);
            }
        } catch (IOException e) {
            throw new IllegalStateException("sources are in memory", e);
        }
        return found;
    }

    private static final class Text extends SimpleJavaFileObject {
        private static final Map<String, Integer> SEEN = new HashMap<>();
        private final String text;
        private final String path;

        Text(String path, String text) {
            super(URI.create("string:///" + SEEN.merge(path, 1, Integer::sum) + "/" + path), Kind.SOURCE);
            this.text = text;
            this.path = path;
        }

        @Override
        public String getName() {
            return path;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
