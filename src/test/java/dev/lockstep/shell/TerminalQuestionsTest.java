package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Question;
import dev.lockstep.model.Questions.Answer;
import org.junit.jupiter.api.Test;

class TerminalQuestionsTest {
    @Test
    void asksNobodyOnADumbTerminal() {
        TestTerminal screen = TestTerminal.typing("yes\n");
        Painter painter = new PracticePainter(false, false);
        try (TerminalOutput output = new TerminalOutput(screen.terminal(), painter, false)) {
            TerminalQuestions questions = new TerminalQuestions(screen.terminal(), output, painter);
            assertThat(questions.ask(new Question.YesNo("drop it all?"))).isEqualTo(Answer.NOBODY);
        }
        assertThat(screen.text()).isEmpty();
    }
}
