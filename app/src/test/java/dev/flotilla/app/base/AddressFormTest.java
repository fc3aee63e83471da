package dev.flotilla.app.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFormTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, wildcard everywhere nobodys literal",
        "::, wildcard everywhere nobodys literal",
        "[::], wildcard everywhere nobodys literal",
        "*, wildcard everywhere nobodys",
        "'', everywhere",
        "localhost, loopback nobodys",
        "LOCALHOST, loopback nobodys",
        "127.0.0.2, loopback nobodys literal",
        "::1, loopback nobodys literal",
        "127.example.org, ''",
        "172.16.0.1, literal dockers private gateway",
        "172.17.0.2, literal dockers container private",
        "172.31.255.1, literal dockers container private gateway",
        "172.12.0.5, literal taken",
        "172.32.0.1, literal taken",
        "192.168.1.1, literal private gateway",
        "192.169.1.7, literal taken",
        "10.1.2.3, literal private",
        "192.0.2.1, literal",
        "fd00:1::1, literal private gateway",
        "FD12:1::5, literal private",
        "2001:db8::1, literal",
        "1.2.3, ''",
        "1.2.3.4.5, ''",
        "1.2.3.256, ''",
        "1..2.3, ''",
        "host-1, ''"
    })
    void tellsWhatItsFormSays(String host, String expected) {
        StringBuilder words = new StringBuilder();
        add(words, AddressForm.isWildcard(host), "wildcard");
        add(words, AddressForm.isEverywhere(host), "everywhere");
        add(words, AddressForm.isLoopback(host), "loopback");
        add(words, AddressForm.isNobodysOwn(host), "nobodys");
        add(words, AddressForm.isLiteral(host), "literal");
        add(words, AddressForm.isDockers(host), "dockers");
        add(words, AddressForm.isLikeContainer(host), "container");
        add(words, AddressForm.isPrivate(host), "private");
        add(words, AddressForm.isLikeGateway(host), "gateway");
        add(words, AddressForm.isPublicTakenForPrivate(host), "taken");
        assertThat(words.toString().strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0", "Host-A, host-a", "2001:DB8::1, 2001:db8::1"})
    void neighboursBeginAlike(String host, String expected) {
        assertThat(AddressForm.neighbourhood(host)).isEqualTo(expected);
    }

    private static void add(StringBuilder words, boolean holds, String word) {
        if (holds) {
            words.append(' ').append(word);
        }
    }
}
