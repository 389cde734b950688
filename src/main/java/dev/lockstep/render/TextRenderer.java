package dev.lockstep.render;

import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;

/**
 * Turns outcomes, events, failures and questions into text for people. Lines are separated by LF;
 * the last one has no ending (the caller adds it), and an empty text means that there is nothing to
 * print.
 */
public final class TextRenderer {
    private final String version;

    /** For a Lockstep of that version, e.g. {@code 0.1.0}. */
    public TextRenderer(String version) {
        this.version = version;
    }

    /** What a command came to. */
    public String outcome(Outcome outcome, Screen screen) {
        if (outcome instanceof Outcome.PlanReport plan && plan.sqlOnly() && !screen.interactive()) {
            // Into a pipe goes what psql is to run: escaping would change it.
            return PlanSql.text(plan).stripTrailing();
        }
        if (outcome instanceof Outcome.DiffReport diff && diff.sqlOnly() && !screen.interactive()) {
            return DiffSql.text(diff.comparison()).stripTrailing();
        }
        Page page = new Page(screen);
        paint(outcome, page);
        return page.text();
    }

    /** Why something was not done. */
    public String failure(Failure failure, Screen screen) {
        Page page = new Page(screen);
        FailureText.paint(failure, page);
        return page.text();
    }

    /** What is asked, up to where the answer is typed. */
    public String question(Question question, Screen screen) {
        return QuestionText.text(question, screen);
    }

    /** What happens, as it happens. */
    public EventLine event(Event event, Screen screen) {
        return EventText.line(event, screen);
    }

    private void paint(Outcome outcome, Page page) {
        // The first switch over types costs a start 20 ms; the two that everybody begins with do
        // without.
        if (outcome instanceof Outcome.StatusReport status) {
            StatusText.paint(status, version, page);
            return;
        }
        if (outcome instanceof Outcome.Connected connected) {
            StatusText.greeting(connected.status(), version, page);
            return;
        }
        switch (outcome) {
            case Outcome.Failed failed -> FailureText.paint(failed.failure(), page);
            case Outcome.StatusReport status -> StatusText.paint(status, version, page);
            case Outcome.EnvironmentsReport report -> EnvironmentsTable.paint(report, page);
            case Outcome.PlanReport plan -> {
                if (plan.sqlOnly()) {
                    PlanSql.paint(plan, page);
                } else {
                    PlanText.paint(plan, page);
                }
            }
            case Outcome.StepExplained step -> ExplainText.paint(step, page);
            case Outcome.Explained why -> WhyText.paint(why.explanation(), page);
            case Outcome.DriftReport drift -> DriftText.paint(drift.watch(), page);
            case Outcome.LintReport lint -> LintText.paint(lint, page);
            case Outcome.DiffReport diff -> DiffText.paint(diff, page);
            case Outcome.MigrationReport report -> ShowText.paint(report, page);
            case Outcome.LogReport log -> LogText.paint(log.runs(), page);
            case Outcome.QueryReport query -> QueryText.paint(query, page);
            case Outcome.RunReport run -> RunText.paint(run, page);
            case Outcome.DryRunReport dryRun -> DryRunText.paint(dryRun, page);
            case Outcome.DrillReport drill -> DrillText.paint(drill, page);
            case Outcome.Created created -> ChangeText.paint(created, page);
            case Outcome.PhasesCreated phases -> ChangeText.paint(phases, page);
            case Outcome.Recorded recorded -> ChangeText.paint(recorded, page);
            case Outcome.WasReset reset -> ChangeText.paint(reset, page);
            case Outcome.StepReport step -> StepText.paint(step, page);
            case Outcome.Connected connected ->
                    StatusText.greeting(connected.status(), version, page);
            case Outcome.Settings settings -> SettingsText.paint(settings, page);
            case Outcome.HistoryReport history -> SettingsText.paint(history, page);
            case Outcome.Text text -> {
                if (text.isProse()) {
                    Prose.paint(text.text(), page);
                } else {
                    page.verbatim(Span.EMPTY, "", text.text());
                }
            }
            case Outcome.AsJson wanted ->
                    page.verbatim(
                            Span.EMPTY, "", new JsonRenderer().outcome(wanted.outcome(), true));
            case Outcome.Done done ->
                    done.lines().forEach(line -> page.block(Span.EMPTY, "", line));
            case Outcome.Version which -> page.line("lockstep " + which.version());
            case Outcome.Left left -> {}
        }
    }
}
