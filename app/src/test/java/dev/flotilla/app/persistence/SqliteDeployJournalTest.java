package dev.flotilla.app.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Fixtures;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.ServiceDraft;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.PlanText;
import dev.flotilla.app.deploy.journal.Scrubber;
import dev.flotilla.app.deploy.journal.StepRecord;
import dev.flotilla.app.deploy.plan.PlanRequest;
import dev.flotilla.app.deploy.plan.Planner;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDeployJournalTest {
    private static final String PLANTED = "pl4nted-Secret";

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        try (Database database = open()) {
            SqliteDeployJournal journal = new SqliteDeployJournal(database);
            ApplyRecord first = record("a1", ApplyState.RUNNING, "{}");
            journal.begin(first);
            journal.begin(record("a2", ApplyState.RUNNING, "{}"));
            StepRecord failed = new StepRecord(
                    2,
                    StepRecord.What.FAILED,
                    Fixtures.AT,
                    Optional.of("id"),
                    Optional.of(Problem.of("FL-2101", "taken", "free it")));
            journal.write("a1", List.of(StepRecord.of(2, StepRecord.What.BEGUN, Fixtures.AT), failed));
            journal.update(first.ended(ApplyState.FAILED, Fixtures.AT, 1));

            assertThat(journal.entries("a1"))
                    .isEqualTo(Outcome.ok(List.of(StepRecord.of(2, StepRecord.What.BEGUN, Fixtures.AT), failed)));
            assertThat(value(journal.recent(Optional.of("s"), 10)))
                    .extracting(ApplyRecord::id)
                    .containsExactly("a2", "a1");
            assertThat(value(journal.recent(Optional.of("other"), 10))).isEmpty();
            assertThat(value(journal.unfinished()))
                    .extracting(ApplyRecord::pending)
                    .containsExactly(0, 1);
        }
    }

    @Test
    void aPlanComesBackWholeAndItsSecretsLieNowhereInPlain() throws IOException {
        try (Database database = open()) {
            SqliteVault vault = value(SqliteVault.open(database, Sealed.byFile(folder)));
            DeployPlan plan = plan();
            String text = new PlanText(vault).write(plan);
            new SqliteDeployJournal(database).begin(record("a1", ApplyState.RUNNING, text));

            assertThat(text).doesNotContain(PLANTED).doesNotContain("\"pw\"");
            assertThat(new PlanText(vault).read(text)).isEqualTo(plan);
            assertThat(Scrubber.of(plan).clean("it said " + PLANTED)).isEqualTo("it said ********");
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(PLANTED);
            }
        }
    }

    private static DeployPlan plan() {
        ServiceDraft db = new ServiceDraft("db", "postgres:14")
                .port(5432, 0)
                .env("DB_PASSWORD", PLANTED)
                .env("SHORT_TOKEN", "pw")
                .env("URL", "postgres://u:" + PLANTED + "@db/x")
                .env("PLAIN", "value")
                .command("--requirepass", PLANTED);
        db.mounts.add(new Mount.Named("data", "/data", false));
        db.mounts.add(new Mount.Tmpfs("/tmp", 10, false));
        db.healthCheck = Optional.of(new HealthCheck(
                List.of("CMD-SHELL", "check " + PLANTED),
                Optional.of(Duration.ofSeconds(3)),
                Optional.empty(),
                Optional.of(2),
                Optional.empty()));
        Stack stack = Fixtures.stack("s", db, new ServiceDraft("web", "nginx").needs("db"));
        return value(Planner.plan(new PlanRequest(
                stack,
                Fixtures.placed(Map.of("db", 1, "web", 2)),
                Fixtures.emptyHosts(stack, 2),
                Fixtures.HASH,
                "hash",
                Fixtures.AT)));
    }

    private static ApplyRecord record(String id, ApplyState state, String text) {
        return new ApplyRecord(
                id,
                "s",
                DeployPlan.Kind.APPLY,
                OnFailure.ROLLBACK,
                state,
                Fixtures.AT,
                Optional.empty(),
                "1@1",
                0,
                text);
    }

    private Database open() {
        return value(Database.openAsOwner(new DataFolder(folder.resolve("data"))));
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }
}
