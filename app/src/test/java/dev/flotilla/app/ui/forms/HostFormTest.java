package dev.flotilla.app.ui.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.UnsafeEngine;
import dev.flotilla.app.ui.sample.SampleFleet;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HostFormTest {
    private final List<Host> tested = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final HostFormModel model = new HostFormModel(
            HostDraft.blank(new HostId("newhost00001"), EngineKind.UNIX),
            false,
            SampleFleet.fleet(),
            new HostChecks() {
                @Override
                public void test(Host host, Consumer<List<CheckStep>> steps) {
                    tested.add(host);
                    steps.accept(
                            List.of(new CheckStep("Ping", CheckStep.State.OK, 4, "It answers.", Optional.empty())));
                }

                @Override
                public List<FoundEngine> found() {
                    return List.of(new FoundEngine(
                            "local", new EngineAddress.Unix(Path.of("/var/run/docker.sock")), "socket"));
                }
            },
            work::add,
            Runnable::run);

    private HostFormModel.State state() {
        return model.state().value();
    }

    private void type(HostField field, String text) {
        model.change(d -> d.with(field, text));
    }

    @Test
    void errorsComeOnLeavingAFieldAndGoAsSoonAsItIsMended() {
        assertThat(state().problems()).isEmpty();
        type(HostField.NAME, "GPU-1");
        assertThat(state().problems()).isEmpty();
        model.visited(HostField.NAME);
        assertThat(state().problems().values())
                .extracting(Problem::message)
                .containsExactly("A host named gpu-1 is in the fleet already.");
        type(HostField.NAME, "gpu-9");
        assertThat(state().problems()).isEmpty();
    }

    @Test
    void eachFaultIsShownAtItsField() {
        type(HostField.NAME, "no good name!");
        type(HostField.ENGINE, "tcp://192.0.2.9:70000");
        type(HostField.ADDRESS, "0.0.0.0");
        type(HostField.CPUS, "many");
        type(HostField.MEMORY, "1K");
        type(HostField.RESERVE, "91");
        model.change(d -> d.with(List.of(new HostDraft.LabelRow("a", "1"), new HostDraft.LabelRow("a", "2"))));
        assertThat(model.finish()).isEmpty();
        assertThat(state().problems().keySet())
                .contains(HostField.NAME, HostField.ENGINE, HostField.CPUS, HostField.RESERVE, HostField.LABELS);
        type(HostField.ENGINE, "tcp://192.0.2.9:2375");
        model.finish();
        assertThat(state().problems().keySet()).contains(HostField.ADDRESS, HostField.MEMORY);
    }

    @Test
    void aFinishedFormIsAHost() {
        type(HostField.NAME, "gpu-9");
        model.change(d -> d.with(EngineKind.TLS));
        type(HostField.ENGINE, "tcp://192.0.2.9:2376");
        assertThat(model.finish()).isEmpty();
        assertThat(state().problems()).containsOnlyKeys(HostField.TLS_DIR);
        type(HostField.TLS_DIR, "/srv/tls");
        type(HostField.MEMORY, "16G");
        type(HostField.CPUS, "8");
        Host host = model.finish().orElseThrow();
        assertThat(host.engine()).isEqualTo(new EngineAddress.Tcp("192.0.2.9", 2376, Optional.of(Path.of("/srv/tls"))));
        assertThat(host.declared().memoryBytes()).hasValue(16L << 30);
        assertThat(HostDraft.of(host).memory()).isEqualTo("16G");
        assertThat(HostFormRules.read(HostDraft.of(host), SampleFleet.fleet()).host())
                .contains(host);
    }

    @Test
    void plainTcpIsMarkedAndATunnelIsOffered() {
        model.change(d -> d.with(EngineKind.TCP));
        type(HostField.ENGINE, "tcp://192.0.2.9:2375");
        UnsafeEngine advice = state().advice().orElseThrow();
        assertThat(advice.reason()).startsWith("Unsafe: whoever reaches port 2375 of 192.0.2.9 is root there");
        assertThat(advice.instead().command())
                .isEqualTo("ssh -nNT -L /tmp/flotilla-192.0.2.9.sock:/var/run/docker.sock 192.0.2.9");
        model.change(d -> d.with(EngineKind.TLS));
        assertThat(state().advice()).isEmpty();
        assertThat(state().draft().engine()).isEqualTo("tcp://192.0.2.9:2375");
    }

    @Test
    void aTestNeedsNoNameAndAnAnswerForAnOlderDraftIsDropped() {
        type(HostField.ENGINE, "unix:///var/run/docker.sock");
        model.test();
        assertThat(state().testing()).isTrue();
        work.remove().run();
        assertThat(tested).hasSize(1);
        assertThat(state().passed()).isTrue();

        model.test();
        type(HostField.ENGINE, "unix:///run/other.sock");
        work.remove().run();
        assertThat(state().steps()).isEmpty();
        assertThat(state().testing()).isFalse();
    }

    @Test
    void aFoundEngineFillsTheForm() {
        model.lookForEngines();
        work.remove().run();
        model.change(d -> d.with(state().found().getFirst()));
        assertThat(state().draft().engine()).isEqualTo("unix:///var/run/docker.sock");
        assertThat(model.finish()).isPresent();
    }

    @Test
    void anEmbeddedHostHasANameFromTheBeginning() {
        model.change(d -> d.with(EngineKind.EMBEDDED));
        assertThat(state().draft().name()).isEqualTo("local-1");
        assertThat(model.finish()).map(Host::name).contains("local-1");
        type(HostField.NAME, "");
        assertThat(state().draft().name()).as("who clears it wants another").isEmpty();
        type(HostField.NAME, "local-1");
        model.change(d -> d.with(EngineKind.UNIX));
        assertThat(state().draft().name())
                .as("it was meant for an embedded host")
                .isEmpty();
        HostFormModel first = new HostFormModel(
                HostDraft.blank(new HostId("newhost00002"), EngineKind.EMBEDDED),
                false,
                SampleFleet.fleet(),
                new HostChecks() {
                    @Override
                    public void test(Host host, Consumer<List<CheckStep>> steps) {}

                    @Override
                    public List<FoundEngine> found() {
                        return List.of();
                    }
                },
                work::add,
                Runnable::run);
        assertThat(first.state().value().draft().name()).isEqualTo("local-1");
    }

    @Test
    void datacentersOfTheFleetAreProposed() {
        assertThat(model.datacenters()).containsExactly("campus");
    }

    @Test
    void sizesAreReadAsDockerReadsThem() {
        assertThat(Quantity.bytes("512M")).hasValue(512L << 20);
        assertThat(Quantity.bytes("1.5 GiB")).hasValue(3L << 29);
        assertThat(Quantity.bytes("1024")).hasValue(1024);
        assertThat(Quantity.bytes("a lot")).isEmpty();
        assertThat(Quantity.bytes(3L << 29)).isEqualTo("1536M");
        assertThat(Quantity.bytes(1000)).isEqualTo("1000");
    }
}
