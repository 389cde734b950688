package dev.lockstep.command;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Question;
import dev.lockstep.model.Questions;

/**
 * One command being run.
 *
 * @param command which one
 * @param options typed with it, over those that the session began with
 * @param atPrompt whether it is a line of a session, which outlives it, and not a run of its own
 */
record Call(
        Workspace workspace,
        CommandWord command,
        GlobalOptions options,
        boolean atPrompt,
        Cancellation cancellation) {

    /** Who answers this command's questions. */
    Questions questions() {
        return new AnsweredQuestions(
                workspace.ports().questions(), options.yes(), options.confirm());
    }

    /** Asks, and goes on only with a yes. */
    void require(Question question, String declined) {
        Questions.Answer answer = questions().ask(question);
        if (answer == Questions.Answer.YES) {
            return;
        }
        String option =
                switch (question) {
                    case Question.YesNo yesNo -> "--yes";
                    case Question.TypeName name -> "--confirm " + name.name();
                };
        boolean nobody = answer == Questions.Answer.NOBODY;
        if (question instanceof Question.TypeName name && options.confirm() != null) {
            throw new FailureException(
                    new Failure.Declined(
                            "--confirm says %s, and the database is %s: %s"
                                    .formatted(options.confirm(), name.name(), declined),
                            Failure.UNCHANGED,
                            "look again at where you are: status"));
        }
        throw new FailureException(
                new Failure.Declined(
                        nobody ? "nobody is here to ask, so " + declined : declined,
                        Failure.UNCHANGED,
                        nobody ? "to answer beforehand: " + option : ""));
    }

    /** Tells what a person should know. */
    void note(String text) {
        workspace.ports().events().accept(new Event.Note(text));
    }

    /** Refuses while a step transaction is open. */
    void refuseInStepMode() {
        workspace
                .step()
                .ifPresent(open -> {
                    throw new FailureException(
                            new Failure.GuardRefused(
                                    "a step transaction is open on "
                                            + open.glance().migration()
                                            + ", so "
                                            + command.word()
                                            + " is refused",
                                    "the step transaction stays as it was",
                                    "commit or abort first"));
                });
    }

    /** Refuses what would be forgotten with the command, where it is not a line of a session. */
    void needSession(String instead) {
        if (!atPrompt) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            command.word() + " is for a session, and this is a single command",
                            instead));
        }
    }

    /** Refuses without a person who would see what the default target is. */
    void needTarget(boolean typed, String example) {
        if (!typed && !workspace.ports().terminal()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            command.word() + " needs a target where there is no terminal",
                            example));
        }
    }
}
