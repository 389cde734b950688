package dev.lockstep.render;

import dev.lockstep.model.Question;

/**
 * A question; the cursor stands behind its last character:
 *
 * <pre>
 * rollback undoes 20260318_add_audit_log and drops table "AuditLog" with 1,204 rows.
 * go on? [y/N] _
 *
 * reset drops every schema of portfolio.
 * type the database's name, portfolio, to go on: _
 * </pre>
 */
final class QuestionText {
    private QuestionText() {}

    static String text(Question question, Screen screen) {
        Page page = new Page(screen).block(Span.EMPTY, "", question.text());
        String asked =
                switch (question) {
                    case Question.YesNo yesNo -> "go on? [y/N]";
                    case Question.TypeName typed ->
                            "type the database's name, " + typed.name() + ", to go on:";
                };
        return page.sentence(asked).text() + " ";
    }
}
