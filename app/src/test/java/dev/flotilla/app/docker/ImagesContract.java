package dev.flotilla.app.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images that are built, and that go from one engine to another without a registry. */
abstract class ImagesContract extends EngineFixture {
    private static final String BUILT = "flotilla-contract/built:1";

    @AfterEach
    void removeWhatWasBuilt() {
        if (engine().facts().can(Capability.IMAGES) && engine().image(BUILT).isPresent()) {
            engine().removeImage(BUILT);
        }
    }

    @Test
    void imagesAreBuiltSavedAndLoadedOrLackedByName() {
        String base = talker(PREFIX + "base").image();
        Bytes.Source context = source(tar("FROM " + base + "\nLABEL a=b\n"));
        List<String> output = new ArrayList<>();
        if (!engine().facts().can(Capability.IMAGES)) {
            EngineProblem lacks = new EngineProblem.Lacks(Capability.IMAGES);
            assertThat(problemOf(() -> engine().build(BuildOrder.classic(BUILT), context, output::add)))
                    .isEqualTo(lacks);
            assertThat(problemOf(() -> engine().saveImage(base, (bytes, length) -> {})))
                    .isEqualTo(lacks);
            assertThat(problemOf(() -> engine().loadImage(context))).isEqualTo(lacks);
            return;
        }

        String id = engine().build(BuildOrder.classic(BUILT), context, output::add);
        assertThat(output).anyMatch(line -> line.startsWith("Step 1/"));
        assertThat(engine().image(BUILT).orElseThrow().id()).isEqualTo(id);

        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        engine().saveImage(BUILT, (bytes, length) -> saved.write(bytes, 0, length));
        engine().removeImage(BUILT);
        engine().loadImage(source(saved.toByteArray()));
        assertThat(engine().image(BUILT).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void aBuildThatFailsLeavesNoImage() {
        if (!engine().facts().can(Capability.IMAGES)) {
            return;
        }
        String base = talker(PREFIX + "base").image();
        Bytes.Source context = source(tar("FROM " + base + "\nRUN exit 3\n"));

        assertThat(problemOf(() -> engine().build(BuildOrder.classic(BUILT), context, line -> {})))
                .isInstanceOfSatisfying(
                        EngineProblem.BuildFailed.class,
                        failed -> assertThat(failed.detail()).contains("returned a non-zero code: 3"));
        assertThat(engine().image(BUILT)).isEmpty();
    }

    @Test
    void anImageThatIsNotThereCannotBeSaved() {
        if (engine().facts().can(Capability.IMAGES)) {
            assertThat(problemOf(() -> engine().saveImage("flotilla-contract/nobody:1", (bytes, length) -> {})))
                    .isInstanceOfAny(EngineProblem.NoSuchImage.class, EngineProblem.Rejected.class);
        }
    }

    private static Bytes.Source source(byte[] bytes) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        return buffer -> in.read(buffer, 0, buffer.length);
    }

    /** A tar of one file named Dockerfile. */
    private static byte[] tar(String dockerfile) {
        byte[] text = dockerfile.getBytes(StandardCharsets.UTF_8);
        byte[] tar = new byte[512 + (text.length + 511) / 512 * 512 + 1024];
        put(tar, 0, "Dockerfile");
        put(tar, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(tar, 124, String.format(Locale.ROOT, "%011o\0%011o\0", text.length, 0));
        put(tar, 148, "        0");
        put(tar, 257, "ustar\00000");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        put(tar, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        System.arraycopy(text, 0, tar, 512, text.length);
        return tar;
    }

    private static void put(byte[] tar, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, tar, at, bytes.length);
    }
}
