package dev.flotilla.app.secret.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StretchingTest {
    private static final String SALT = "666c6f74696c6c612d73616c742d3136";

    /** The least that is taken, so that the test is quick. */
    private static Stretching small(String salt) {
        return new Stretching(salt, 8 << 10, 1, 1);
    }

    @Test
    void whatIsUsualIsAtLeastWhatIsRecommended() {
        Stretching usual = Stretching.usual(new SecureRandom());
        assertThat(usual.memoryKib())
                .as("RFC 9106, second recommendation; OWASP asks for 19 MiB")
                .isEqualTo(65_536);
        assertThat(usual.passes()).isEqualTo(3);
        assertThat(usual.lanes()).isEqualTo(4);
        assertThat(usual.salt())
                .hasSize(32)
                .isNotEqualTo(Stretching.usual(new SecureRandom()).salt());
    }

    /** Computed by the reference implementation: argon2 flotilla-salt-16 -id -t 1 -k 8192 -p 1 -l 32. */
    @Test
    void itIsArgon2id() {
        assertThat(HexFormat.of()
                        .formatHex(small(SALT).key("correct horse battery").bytes()))
                .isEqualTo("f0bb075a2bc88be3965a54e0a30927887967a9008ef91794018f0b37181cff50");
    }

    @Test
    void passphraseAndSaltAndParametersAllCount() {
        byte[] one = small(SALT).key("correct horse battery").bytes();
        assertThat(small(SALT).key("correct horse battery").bytes()).isEqualTo(one);
        assertThat(small(SALT).key("correct horse batterz").bytes()).isNotEqualTo(one);
        assertThat(small(SALT.replace("66", "67")).key("correct horse battery").bytes())
                .isNotEqualTo(one);
        assertThat(new Stretching(SALT, 8 << 10, 2, 1)
                        .key("correct horse battery")
                        .bytes())
                .isNotEqualTo(one);
    }

    @Test
    void anUmlautIsOneLetterHoweverItWasComposed() {
        assertThat(small(SALT).key("g\u00fcnstig genug").bytes())
                .isEqualTo(small(SALT).key("gu\u0308nstig genug").bytes());
    }

    @Test
    void aDamagedRowDoesNotEatTheMachine() {
        assertThatThrownBy(() -> new Stretching(SALT, 1 << 24, 3, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stretching(SALT, 65_536, 1_000, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stretching("00", 65_536, 3, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
