package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightingTest {
    private static final Highlighting HIGHLIGHTING =
            new Highlighting(() -> Optional.of(PracticeSession.COMMANDS));
    private static final AttributedStyle RED =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private static AttributedStyle styleOf(String part, String line) {
        return HIGHLIGHTING.colour(line).styleAt(line.indexOf(part));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  status --exit-code",
                "new 'it''s' \"x",
                "select 'a' -- b\n from \"User\" where x = 'unfinished",
                "frobnicate it",
                "# a comment",
                "\t sql select $1::int, e'\\'' /* x */;",
            })
    void changesNoCharacter(String line) {
        assertThat(HIGHLIGHTING.colour(line).toString()).isEqualTo(line);
    }

    @Test
    void showsAnUnknownCommandInRed() {
        assertThat(styleOf("frobnicate", "frobnicate ")).isEqualTo(RED);
        assertThat(styleOf("applyy", "applyy")).isEqualTo(RED);
    }

    @Test
    void waitsWithTheRedWhileTheWordMayStillBecomeOne() {
        assertThat(styleOf("app", "app")).isEqualTo(AttributedStyle.DEFAULT);
        assertThat(styleOf("sele", "sele")).isEqualTo(AttributedStyle.DEFAULT);
        assertThat(styleOf("app", "app ")).isEqualTo(RED);
    }

    @Test
    void showsAnUnclosedQuoteInRed() {
        assertThat(styleOf("'it", "new 'it is")).isEqualTo(RED);
        assertThat(styleOf("'it", "select 'it is")).isEqualTo(RED);
        assertThat(styleOf("'it", "select 'it is'")).isNotEqualTo(RED);
    }

    @Test
    void coloursTheKindsOfSqlDifferently() {
        String line = "select name, 'text', 12, \"Quoted\" -- comment";
        assertThat(
                        java.util.List.of(
                                styleOf("select", line),
                                styleOf("name", line),
                                styleOf("'text'", line),
                                styleOf("12", line),
                                styleOf("\"Quoted\"", line),
                                styleOf("-- comment", line)))
                .doesNotHaveDuplicates();
    }
}
