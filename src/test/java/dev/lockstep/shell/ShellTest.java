package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    @TempDir Path folder;

    private record Session(int code, String screen, List<String> lines, Shell shell) {}

    private Session typing(String keys) {
        TestTerminal screen = TestTerminal.typing(keys);
        Painter painter = new PracticePainter(false, false);
        try (TerminalOutput output = new TerminalOutput(screen.terminal(), painter, false)) {
            TerminalQuestions questions = new TerminalQuestions(screen.terminal(), output, painter);
            PracticeSession session = new PracticeSession(output, questions);
            ShellParts parts =
                    new ShellParts(
                            session,
                            PracticeSession::isComplete,
                            session::prompt,
                            PracticeSession::vocabulary,
                            () -> PracticeSession.COMMANDS,
                            painter,
                            questions,
                            new HistoryFile(folder),
                            Map.of(),
                            false);
            Shell shell = new Shell(screen.terminal(), output, parts);
            int code = shell.run();
            return new Session(code, screen.text(), session.lines(), shell);
        }
    }

    @Test
    void runsLinesUntilTheEndOfItsInput() {
        Session session = typing("status\nplan\n");
        assertThat(session.lines()).containsExactly("status", "plan");
        assertThat(session.screen())
                .contains("portfolio staging +3 > ", "ran: status", "ran: plan");
        assertThat(session.code()).isZero();
    }

    @Test
    void leavesAtExit() {
        assertThat(typing("exit\nstatus\n").lines()).containsExactly("exit");
    }

    /**
     * A closed window ends the input and sends a signal: what is ended afterwards ends in peace.
     */
    @Test
    void leavesItsThreadAloneOnceItHasEnded() {
        typing("status\n").shell().terminate();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void goesOnAfterAFailure() {
        Session session = typing("fail\nstatus\n");
        assertThat(session.lines()).containsExactly("fail", "status");
        assertThat(session.screen()).contains("it was told to");
        assertThat(session.code()).isZero();
    }

    @Test
    void readsSqlUpToItsEnd() {
        assertThat(typing("select 1\nfrom x;\n").lines()).containsExactly("select 1\nfrom x;");
    }

    @Test
    void keepsBackslashesApostrophesAndExclamationMarks() {
        assertThat(typing("new it's a\\b !x $y %z\n").lines())
                .containsExactly("new it's a\\b !x $y %z");
    }

    @Test
    void abortsAnOpenStepWhenNobodyIsThereToAsk() {
        Session session = typing("step\nnext\n");
        assertThat(session.lines()).containsExactly("step", "next", "abort");
        assertThat(session.code()).isZero();
    }

    @Test
    void runsNothingForBlankLinesAndComments() {
        assertThat(typing("\n   \n# a comment\nstatus\n").lines()).containsExactly("status");
    }
}
