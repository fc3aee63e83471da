package dev.flotilla.app.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetStoreTest {
    private final MemoryFleetRepository memory = new MemoryFleetRepository();
    private FleetStore store;

    @BeforeEach
    void open() {
        store = openOn(memory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEditIsSavedBeforeItIsShown() {
        List<Boolean> savedFirst = Collections.synchronizedList(new ArrayList<>());
        store.state().subscribe(state -> savedFirst.add(loaded(memory).fleet().equals(state.fleet())));
        FleetChange change = done(store.submit(rename("one")));
        assertThat(change.revision().number()).isEqualTo(1);
        assertThat(change.what()).isEqualTo("rename the fleet to one");
        assertThat(store.state().value().fleet().name()).isEqualTo("one");
        assertThat(savedFirst).containsExactly(true);
    }

    @Test
    void whatIsRefusedOrCannotBeSavedChangesNothing() {
        done(store.submit(rename("one")));
        assertThat(refused(store.submit(new FleetEdit.RemoveHost(new HostId("gone"))))
                        .code())
                .isEqualTo("FL-1001");
        FleetRepository full = new FleetRepository() {
            @Override
            public Outcome<StoredFleet> load() {
                return Outcome.ok(StoredFleet.NEW);
            }

            @Override
            public Outcome<StoredFleet> save(StoredFleet before, StoredFleet after) {
                return Outcome.failed(Problem.of("FL-9002", "The disk is full.", "Make room."));
            }
        };
        try (FleetStore onFull = openOn(full)) {
            assertThat(refused(onFull.submit(rename("two"))).code()).isEqualTo("FL-9002");
            assertThat(onFull.state().value().fleet()).isEqualTo(Fleet.EMPTY);
            assertThat(onFull.state().value().canUndo()).isFalse();
        }
        assertThat(store.state().value().fleet().name()).isEqualTo("one");
    }

    @Test
    void anEditThatChangesNothingIsNoStepOfUndo() {
        done(store.submit(rename("one")));
        FleetChange same = done(store.submit(rename("one")));
        assertThat(same.isEmpty()).isTrue();
        assertThat(same.revision().number()).isEqualTo(1);
        done(store.undo());
        assertThat(store.state().value().canUndo()).isFalse();
    }

    @Test
    void undoAndRedoWalkTheSameRoadBothWays() {
        done(store.submit(add("a")));
        done(store.submit(add("b")));
        assertThat(store.state().value().undo()).contains("add host b");
        done(store.undo());
        done(store.undo());
        assertThat(store.state().value().fleet()).isEqualTo(Fleet.EMPTY);
        assertThat(store.state().value().redo()).contains("add host a");
        assertThat(refused(store.undo()).code()).isEqualTo("FL-1011");
        done(store.redo());
        done(store.redo());
        assertThat(store.state().value().fleet().hosts()).extracting(Host::name).containsExactly("a", "b");
        assertThat(store.state().value().revision().number()).isEqualTo(6);
        assertThat(loaded(memory).fleet()).isEqualTo(store.state().value().fleet());
        assertThat(refused(store.redo()).code()).isEqualTo("FL-1012");
    }

    @Test
    void aNewEditForgetsWhatWasUndone() {
        done(store.submit(add("a")));
        done(store.undo());
        done(store.submit(add("b")));
        assertThat(store.state().value().canRedo()).isFalse();
    }

    @Test
    void oneHundredEditsCanBeUndoneAndNoMore() {
        for (int i = 0; i <= 100; i++) {
            done(store.submit(rename("n" + i)));
        }
        for (int i = 0; i < 100; i++) {
            done(store.undo());
        }
        assertThat(refused(store.undo()).code()).isEqualTo("FL-1011");
        assertThat(store.state().value().fleet().name()).isEqualTo("n0");
    }

    @Test
    void editsFromManyThreadsAreAllKeptInOneOrder() {
        List<CompletionStage<Outcome<FleetChange>>> stages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            stages.add(store.submit(add("h" + i)));
        }
        stages.forEach(FleetStoreTest::done);
        assertThat(store.state().value().fleet().hosts()).hasSize(200);
        assertThat(store.state().value().revision().number()).isEqualTo(200);
    }

    @Test
    void afterClosingNothingIsTaken() {
        CompletionStage<Outcome<FleetChange>> last = store.submit(rename("last"));
        store.close();
        done(last);
        assertThat(refused(store.submit(rename("late"))).code()).isEqualTo("FL-1016");
        assertThat(loaded(memory).fleet().name()).isEqualTo("last");
    }

    private static FleetStore openOn(FleetRepository repository) {
        return switch (FleetStore.open(repository, Thread.ofPlatform().daemon().factory())) {
            case Outcome.Ok<FleetStore>(FleetStore opened) -> opened;
            case Outcome.Failed<FleetStore> failed -> throw new AssertionError(failed.first());
        };
    }

    private static StoredFleet loaded(FleetRepository repository) {
        return switch (repository.load()) {
            case Outcome.Ok<StoredFleet>(StoredFleet fleet) -> fleet;
            case Outcome.Failed<StoredFleet> failed -> throw new AssertionError(failed.first());
        };
    }

    private static FleetEdit rename(String name) {
        return new FleetEdit.RenameFleet(name);
    }

    private static FleetEdit add(String name) {
        return new FleetEdit.AddHost(
                Host.of(new HostId("id-" + name), name, new EngineAddress.Embedded()), Optional.empty());
    }

    private static FleetChange done(CompletionStage<Outcome<FleetChange>> stage) {
        return switch (stage.toCompletableFuture().join()) {
            case Outcome.Ok<FleetChange>(FleetChange change) -> change;
            case Outcome.Failed<FleetChange> failed -> throw new AssertionError(failed.first());
        };
    }

    private static Problem refused(CompletionStage<Outcome<FleetChange>> stage) {
        return switch (stage.toCompletableFuture().join()) {
            case Outcome.Ok<FleetChange>(FleetChange change) -> throw new AssertionError("was done: " + change.what());
            case Outcome.Failed<FleetChange> failed -> failed.first();
        };
    }
}
