package dev.lockstep.command;

import dev.lockstep.model.Question;
import dev.lockstep.model.Questions;
import org.jspecify.annotations.Nullable;

/**
 * Answers what {@code --yes} and {@code --confirm NAME} answer, and asks somebody else the rest.
 */
record AnsweredQuestions(Questions person, boolean yes, @Nullable String confirm)
        implements Questions {
    @Override
    public Answer ask(Question question) {
        return switch (question) {
            case Question.YesNo yesNo -> yes ? Answer.YES : person.ask(yesNo);
            case Question.TypeName name -> {
                if (confirm == null) {
                    yield person.ask(name);
                }
                yield confirm.equals(name.name()) ? Answer.YES : Answer.NO;
            }
        };
    }
}
