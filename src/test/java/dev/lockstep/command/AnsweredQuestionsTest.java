package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Question;
import dev.lockstep.model.Questions;
import dev.lockstep.model.Questions.Answer;
import org.junit.jupiter.api.Test;

class AnsweredQuestionsTest {
    private static final Questions NOBODY = question -> Answer.NOBODY;
    private static final Question SURE = new Question.YesNo("sure");
    private static final Question NAME = new Question.TypeName("drops it", "portfolio");

    @Test
    void yesAnswersYesNoQuestionsAndNeverATypedName() {
        Questions questions = new AnsweredQuestions(NOBODY, true, null);

        assertThat(questions.ask(SURE)).isEqualTo(Answer.YES);
        assertThat(questions.ask(NAME)).isEqualTo(Answer.NOBODY);
    }

    @Test
    void confirmAnswersOnlyWithTheRightName() {
        assertThat(new AnsweredQuestions(NOBODY, false, "portfolio").ask(NAME))
                .isEqualTo(Answer.YES);
        assertThat(new AnsweredQuestions(question -> Answer.YES, false, "other").ask(NAME))
                .isEqualTo(Answer.NO);
        assertThat(new AnsweredQuestions(NOBODY, false, "portfolio").ask(SURE))
                .isEqualTo(Answer.NOBODY);
    }

    @Test
    void asksThePersonWhatNoOptionAnswers() {
        Questions person = question -> Answer.NO;

        assertThat(new AnsweredQuestions(person, false, null).ask(SURE)).isEqualTo(Answer.NO);
        assertThat(new AnsweredQuestions(person, false, null).ask(NAME)).isEqualTo(Answer.NO);
    }
}
