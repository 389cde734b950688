package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Place;
import dev.lockstep.model.Position;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SourceLineTest {
    private static final Theme UNICODE = new Theme(false, true);
    private static final String MARK = "Ω";

    @Property
    void theCaretStandsUnderTheCharacterThatIsMeant(
            @ForAll("lines") String before,
            @ForAll("lines") String after,
            @ForAll @IntRange(min = 24, max = 200) int width) {
        int column = before.codePointCount(0, before.length()) + 1;
        List<String> lines = paint(before + MARK + after, column, width);
        String shown = lines.getFirst();
        int caret = lines.getLast().indexOf('^');
        assertThat(shown).contains(MARK);
        assertThat(DisplayWidth.of(shown.substring(0, shown.indexOf(MARK)))).isEqualTo(caret);
        assertThat(DisplayWidth.of(shown)).isLessThanOrEqualTo(width);
    }

    @Test
    void aColumnBehindTheLineIsItsEnd() {
        List<String> lines = paint("SELECT (1", 99, 80);
        assertThat(lines).containsExactly("  7 | SELECT (1", "    |          ^");
    }

    @Test
    void aLineOfMegabytesIsCutAroundTheCaret() {
        String before = "x, ".repeat(2_000_000);
        List<String> lines = paint(before + MARK + before, before.length() + 1, Screen.UNLIMITED);
        assertThat(lines.getFirst())
                .contains("x, " + MARK + "x, ")
                .startsWith("  7 | …")
                .endsWith("…");
    }

    @Test
    void passwordsAreMaskedAndTheCaretMovesAlong() {
        List<String> lines = paint("ALTER ROLE a PASSWORD 'hush-hush' oops", 35, 80);
        assertThat(lines)
                .containsExactly(
                        "  7 | ALTER ROLE a PASSWORD *** oops",
                        "    |                           ^");
    }

    private static List<String> paint(String line, int column, int width) {
        Page page = new Page(Screen.terminal(UNICODE, width, Samples.NOW));
        SourceLine.paint(new Place("f.sql", new Position(0, 7, column), line), page);
        return page.text().lines().toList();
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> pieces =
                Arbitraries.of("a", "SELECT ", "\t", "渡", "e\u0301", "\u001b", "\u202e", "😀", " ");
        return pieces.list().ofMaxSize(150).map(list -> String.join("", list));
    }
}
