package dev.lockstep.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChecksumsTest {
    @Test
    void countsBytesAsTheyAre() {
        assertThat(Checksums.ofBytes("abc".getBytes(UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void namesTheVersionOfItsRule() {
        assertThat(Checksums.ofText("abc"))
                .isEqualTo(
                        "sha256:v1:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void doesNotSeeLineEndingsAndByteOrderMark() {
        String plain = Checksums.ofText("a\nb\n\nc");

        assertThat(Checksums.ofText("a\r\nb\r\n\r\nc")).isEqualTo(plain);
        assertThat(Checksums.ofText("a\rb\r\rc")).isEqualTo(plain);
        assertThat(Checksums.ofText("\uFEFFa\nb\n\nc")).isEqualTo(plain);
    }

    @Test
    void seesEverythingElse() {
        String plain = Checksums.ofText("a\nb\n");

        assertThat(Checksums.ofText("a\nb")).isNotEqualTo(plain);
        assertThat(Checksums.ofText("a \nb\n")).isNotEqualTo(plain);
        assertThat(Checksums.ofText("a\n\uFEFFb\n")).isNotEqualTo(plain);
    }
}
