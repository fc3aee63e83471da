package dev.flotilla.app.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.boot.Program;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands with {@code --json}, each a process of its own, over one data folder. */
final class Commands {
    private final DataFolder folder;

    Commands(Path folder) {
        this.folder = new DataFolder(folder);
    }

    DataFolder folder() {
        return folder;
    }

    /** What a command answers that must succeed. */
    JsonNode done(String... words) {
        Program.Result result = run(words);
        assertThat(result.code()).as(result.toString()).isZero();
        return json(result);
    }

    /** The error of a command that must be refused. */
    JsonNode refused(int code, String... words) {
        Program.Result result = run(words);
        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        JsonNode error = json(result).get("error");
        assertThat(error.propertyNames()).contains("code", "message", "hint");
        return error;
    }

    Program.Result run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--json", "--data", folder.path().toString()));
        return Program.run(all.toArray(String[]::new));
    }

    /** The keeper of the folder, where there is one. */
    Optional<ProcessHandle> keeper() {
        String holder = FolderLock.holder(folder);
        return holder.startsWith("keeper ")
                ? ProcessHandle.of(Long.parseLong(holder.substring("keeper ".length())))
                : Optional.empty();
    }

    /** Standard output holds one JSON value and nothing else. */
    private static JsonNode json(Program.Result result) {
        return JsonMapper.builder()
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(result.out());
    }
}
