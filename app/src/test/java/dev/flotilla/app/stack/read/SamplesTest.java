package dev.flotilla.app.stack.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void theSeedsStackAsItIs() throws Exception {
        StackReading reading = Reading.sample("my-app-stack.json");
        Stack stack = reading.stack();

        assertThat(stack.name()).isEqualTo("my-app");
        assertThat(stack.strategy()).isEqualTo(Strategy.AUTO);
        assertThat(stack.services()).extracting(Service::name).containsExactly("web", "api", "postgres", "redis");
        assertThat(reading.warnings()).isEmpty();
        Service api = stack.service("api").orElseThrow();
        assertThat(api.dependsOn()).isEqualTo(Map.of("postgres", DependsOn.STARTED, "redis", DependsOn.STARTED));
        assertThat(api.ports())
                .containsExactly(new PortMapping(3000, OptionalInt.of(3000), Protocol.TCP, Optional.empty()));
        assertThat(stack.service("web").orElseThrow().dependsOn()).containsOnlyKeys("postgres");
        Service postgres = stack.service("postgres").orElseThrow();
        assertThat(postgres.dependsOn())
                .as("POSTGRES_PASSWORD is no dependency on itself")
                .isEmpty();
        assertThat(postgres.environment().get("POSTGRES_PASSWORD")).hasToString("********");
    }

    @Test
    void theSeedsManualExample() throws Exception {
        Stack stack = Reading.sample("manual-placement.json").stack();

        assertThat(stack.strategy()).isEqualTo(Strategy.MANUAL);
        Constraint processor = stack.service("processor").orElseThrow().constraint();
        assertThat(processor.targetHost()).contains("compute-node-1");
        assertThat(processor.minCpu()).hasValue(8);
        assertThat(processor.minMemoryBytes()).isEqualTo(OptionalLong.of(17179869184L));
    }

    @Test
    void theSeedsOtherExamples() throws Exception {
        assertThat(Reading.sample("high-availability.json").stack().strategy()).isEqualTo(Strategy.SPREAD);
        assertThat(Reading.sample("three-tier.json").stack().services()).hasSize(3);
    }

    @Test
    void threeNodesHaveNoReferenceThatPartingThemWouldBreak() throws Exception {
        StackReading reading = Reading.sample("three-nodes.yaml");

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.stack().references()).isEmpty();
        assertThat(reading.stack().strategy()).isEqualTo(Strategy.SPREAD);
        for (Service node : reading.stack().services()) {
            assertThat(node.ports())
                    .containsExactly(
                            new PortMapping(50051, OptionalInt.empty(), Protocol.TCP, Optional.empty()),
                            new PortMapping(5000, OptionalInt.empty(), Protocol.UDP, Optional.empty()),
                            new PortMapping(5001, OptionalInt.empty(), Protocol.TCP, Optional.empty()),
                            new PortMapping(60001, OptionalInt.empty(), Protocol.TCP, Optional.empty()));
        }
    }
}
