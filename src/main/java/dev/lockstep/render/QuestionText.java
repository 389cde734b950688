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
        return switch (question) {
            case Question.YesNo yesNo -> page.text() + "\ngo on? [y/N] ";
            case Question.TypeName typed ->
                    page.text()
                            + "\ntype the database's name, "
                            + Escaping.line(typed.name())
                            + ", to go on: ";
        };
    }
}
