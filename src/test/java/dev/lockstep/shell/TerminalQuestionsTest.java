package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Question;
import dev.lockstep.model.Questions.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TerminalQuestionsTest {
    private static final Question DROP = new Question.YesNo("drop it all?");
    private static final Question NAME = new Question.TypeName("drop it all?", "portfolio");

    @Test
    void asksInPlainLinesOnADumbTerminal() {
        TestTerminal screen = TestTerminal.typing("yes\nn\n\nportfolio\nportfoli\n");
        assertThat(answers(screen, DROP, DROP, DROP, NAME, NAME))
                .containsExactly(Answer.YES, Answer.NO, Answer.NO, Answer.YES, Answer.NO);
        assertThat(screen.text()).contains("drop it all?").doesNotContain("\033");
    }

    @Test
    void nobodyIsThereWhereTheInputOfADumbTerminalHasEnded() {
        assertThat(answers(TestTerminal.typing(""), DROP)).containsExactly(Answer.NOBODY);
    }

    private static List<Answer> answers(TestTerminal screen, Question... asked) {
        Painter painter = new PracticePainter(false, false);
        try (TerminalOutput output = new TerminalOutput(screen.terminal(), painter, false)) {
            TerminalQuestions questions = new TerminalQuestions(screen.terminal(), output, painter);
            return Stream.of(asked).map(questions::ask).toList();
        }
    }
}
