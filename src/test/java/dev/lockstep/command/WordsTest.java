package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void dividesAtBlanks() {
        assertThat(Words.of("  apply   next\t2 ")).containsExactly("apply", "next", "2");
        assertThat(Words.of("   ")).isEmpty();
    }

    @Test
    void keepsBlanksAndTheOtherQuoteInQuotes() {
        assertThat(Words.of("new \"Ana's  table\" 'say \"hi\"'"))
                .containsExactly("new", "Ana's  table", "say \"hi\"");
        assertThat(Words.of("a''b ''")).containsExactly("ab", "");
    }

    @Test
    void readsAQuoteWrittenTwiceAsItself() {
        assertThat(Words.of("'it''s' \"a\"\"b\"")).containsExactly("it's", "a\"b");
    }

    @Test
    void leavesBackslashesAlone() {
        assertThat(Words.of("sql --out C:\\temp\\a.csv"))
                .containsExactly("sql", "--out", "C:\\temp\\a.csv");
    }

    @Test
    void saysWhereAQuoteOpensThatIsNotClosed() {
        assertThatThrownBy(() -> Words.of("show 'user roles"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure()).isInstanceOf(Failure.SyntaxProblem.class);
                            assertThat(e.failure().place()).hasToString("line:1:6");
                        });
    }
}
