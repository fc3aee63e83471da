package dev.flotilla.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a configuration is said by file, line, key and value. */
class ConfigRefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            heartbeat_port | 0              | port from 1 to 65535
            heartbeat_port | 70000          | port from 1 to 65535
            comms_port     | "5001"         | port from 1 to 65535
            comms_port     | 5001.5         | port from 1 to 65535
            control_port   | 5001           | comms_port has it already
            http_port      | 60001          | control_port has it already
            host           | 7              | a text is needed
            host           | "a b"          | an address or a host name
            advertise_host | "0.0.0.0"      | other machines can reach
            role           | "leader"       | coordinator, participant
            node_id        | "a/b"          | letters, digits
            heartbeat_frequency | 0         | from 1 to 3600
            heartbeat_tolerance | 2         | at least the time between two heartbeats
            run_benchmark_at_startup | "x"  | true or false
            data_chunk_size | -1            | from 1 to
            server_crt     | "/k/a.crt"     | goes with server_key
            ca_crt         | "/k/a.crt"     | goes with server_crt
            peers          | {}             | a list of peers
            peers          | [7]            | an object with host
            peers          | [{"host": "192.0.2.1", "comms_port": 5001}] | host, comms_port and heartbeat_port
            peers          | [{"host": "192.0.2.1", "comms_port": 5001, "heartbeat_port": 99999}] | port from 1 to 65535
            peers          | [{"host": "localhost", "comms_port": 5001, "heartbeat_port": 5000}] | the node itself
            peers          | [{"host": "192.0.2.1", "comms_port": 1, "heartbeat_port": 5}, {"host": "192.0.2.1", "comms_port": 2, "heartbeat_port": 5}] | twice
            rollout_steps  | [50, 20]       | rising percents
            rollout_steps  | [120]          | rising percents
            models         | {"v1": "exec"} | echo, delay:MS
            """)
    void whatIsWrongIsSaidByKeyValueAndLine(String key, String value, String needed) {
        String text = "{\n\n\"" + key + "\": " + value + "\n}";

        List<ConfigProblem> problems = wrong(text, Map.of());

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().sentence())
                .startsWith("mosaic.config:3: " + key)
                .contains(" is \"")
                .contains(needed)
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PEERS          | node-a=192.0.2.1     | which is the node itself
            PEERS          | 192.0.2.1            | id=address
            PEERS          | n=192.0.2.1:0        | ports from 1 to 65535
            PEERS          | n=192.0.2.1,n=192.0.2.2 | named twice
            PEERS          | n=192.0.2.1:7,m=192.0.2.1:7 | two peers have the address 192.0.2.1:7
            PEERS_NODE_B   | [::1                 | address[:control[:http]]
            PEERS_NODE_B   | 192.0.2.1:1:2:3      | address[:control[:http]]
            CONTROL_PORT   | http                 | port from 1 to 65535
            NODE_ROLE      | king                 | coordinator, participant
            HEARTBEAT_PERIOD_MS | 10              | from 50 to 3600000
            COORDINATOR    | node-z               | the role of node-a is coordinator
            """)
    void theEnvironmentIsHeldToTheSame(String name, String value, String needed) {
        List<ConfigProblem> problems = wrong("{}", Map.of("NODE_ID", "node-a", name, value));

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().sentence())
                .startsWith("environment: " + name + " is \"" + value + "\"")
                .contains(needed);
    }

    @Test
    void aParticipantWhoseCoordinatorIsNoPeerIsRefused() {
        assertThat(wrong("{}", Map.of("NODE_ID", "n2", "PEERS", "n1=192.0.2.1"))
                        .getFirst()
                        .sentence())
                .contains("coordinator is \"node-a\"", "[n1]");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(wrong("{\"heartbeat_port\": 0,\n\"comms_port\": 0}", Map.of()))
                .extracting(ConfigProblem::sentence)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("mosaic.config:1: heartbeat_port"),
                        two -> assertThat(two).startsWith("mosaic.config:2: comms_port"));
    }

    @Test
    void aKeyThatStandsThereTwiceHidesNothing() {
        String text = """
                {"heartbeat_port": 0,
                "host": "127.0.0.1",
                "peers": [{"host": "192.0.2.1", "comms_port": 5001, "heartbeat_port": 5000}],
                "host": "a b",
                "peers": [{"host": "192.0.2.2", "comms_port": 0, "heartbeat_port": 5000}, {"host": 7, "host": 8}],
                "models": {"v1": "echo", "v1": "exec"},
                "comms_port": 0}""";
        assertThat(wrong(text, Map.of()))
                .extracting(ConfigProblem::sentence)
                .containsExactlyInAnyOrder(
                        "mosaic.config:4: host is \"a b\"; it stands in line 2 already, one of both is needed.",
                        "mosaic.config:5: peers is \"...\"; it stands in line 3 already, one of both is needed.",
                        "mosaic.config:6: models.v1 is \"exec\"; it stands in line 6 already, one of both is needed.",
                        "mosaic.config:1: heartbeat_port is \"0\"; a port from 1 to 65535 is needed.",
                        "mosaic.config:7: comms_port is \"0\"; a port from 1 to 65535 is needed.");
    }

    @Test
    void aListOrAnObjectInTheWrongPlaceIsShownAsItStandsThere() {
        assertThat(wrong("{\"host\": [\"192.0.2.1\",\n  7],\n\"comms_port\": {\"a\": [1]}}", Map.of()))
                .extracting(ConfigProblem::sentence)
                .containsExactly(
                        "mosaic.config:1: host is \"[\"192.0.2.1\", 7]\"; a text is needed.",
                        "mosaic.config:3: comms_port is \"{\"a\": [1]}\"; a port from 1 to 65535 is needed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"host": "a"          | this is no JSON
            ["host"]              | a JSON object is needed
            {"host": "a"} {}      | nothing may follow
            """)
    void whatIsNoConfigurationIsRefused(String text, String needed) {
        assertThat(ConfigFile.parse("f", text))
                .isInstanceOfSatisfying(
                        ConfigFile.Parsed.Broken.class,
                        broken -> assertThat(broken.problem().sentence())
                                .startsWith("f:1: ")
                                .contains(needed));
    }

    private static List<ConfigProblem> wrong(String text, Map<String, String> environment) {
        ConfigReader.Result result = ConfigReaderTest.read(text, environment);
        assertThat(result).isInstanceOf(ConfigReader.Result.Wrong.class);
        return ((ConfigReader.Result.Wrong) result).problems();
    }
}
