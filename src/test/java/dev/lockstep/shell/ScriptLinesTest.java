package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.model.Position;
import dev.lockstep.shell.ScriptLines.Numbered;
import dev.lockstep.sql.SourceText;
import org.junit.jupiter.api.Test;

class ScriptLinesTest {
    private static java.util.List<Numbered> split(String text) {
        return ScriptLines.split(new SourceText("a.lockstep", text), PracticeSession::isComplete);
    }

    @Test
    void takesOneCommandALine() {
        assertThat(split("status\n\n  plan \r\napply all"))
                .containsExactly(
                        new Numbered(1, "status"),
                        new Numbered(3, "plan"),
                        new Numbered(4, "apply all"));
    }

    @Test
    void passesOverCommentsAndRecordedOutput() {
        assertThat(split("# a plan\nplan\n| 1  a\n|\n| 2  b\nstatus\n"))
                .containsExactly(new Numbered(2, "plan"), new Numbered(6, "status"));
        assertThat(split("-- look first\nstatus\n  -- then this\nselect 1 -- one\n;\n"))
                .containsExactly(new Numbered(2, "status"), new Numbered(4, "select 1 -- one\n;"));
    }

    @Test
    void takesSqlUpToItsEndAndNothingInsideForADirective() {
        assertThat(split("select '\n@pause\n# no comment\n| no output' as x;\nstatus"))
                .containsExactly(
                        new Numbered(1, "select '\n@pause\n# no comment\n| no output' as x;"),
                        new Numbered(5, "status"));
    }

    @Test
    void findsDirectives() {
        assertThat(split("\uFEFF@title A release\nplan").getFirst().isDirective()).isTrue();
    }

    @Test
    void refusesAStatementWithoutAnEndAtItsFirstLine() {
        FailureException thrown =
                catchThrowableOfType(
                        FailureException.class, () -> split("status\r\nselect 1\r\nfrom x\r\n"));
        assertThat(thrown.failure().place())
                .isEqualTo(new Place("a.lockstep", new Position(8, 2, 1), "select 1"));
    }

    @Test
    void knowsWhetherATypedTextIsWhole() {
        assertThat(ScriptLines.isComplete("", PracticeSession::isComplete)).isTrue();
        assertThat(ScriptLines.isComplete("plan", PracticeSession::isComplete)).isTrue();
        assertThat(ScriptLines.isComplete("select 1", PracticeSession::isComplete)).isFalse();
        assertThat(ScriptLines.isComplete("plan\nselect 1\n", PracticeSession::isComplete))
                .isFalse();
        assertThat(ScriptLines.isComplete("plan\nselect 1\n;", PracticeSession::isComplete))
                .isTrue();
    }
}
