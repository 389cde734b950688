package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code explain STEP}: what one step will do, and how it may hurt. */
@Command(
        name = "explain",
        description = {
            "everything known about one step of the plan",
            "What it locks and who waits then, what it reads and writes anew, how large and busy the",
            "tables are, its hazards and safer forms. EXPLAIN of a query is PostgreSQL's, as ever."
        },
        customSynopsis = "explain N.M",
        footer = {
            "explain 2.1                 the first statement of the second pending migration",
            "explain 2                   the same, where it has only one"
        })
final class ExplainCommand implements Verb {
    private static final Pattern STEP = Pattern.compile("([0-9]{1,6})(?:\\.([0-9]{1,6}))?");

    private static final Pattern LINE = Pattern.compile("explain\\s+[0-9]\\S*\\s*");

    @Parameters(paramLabel = "N.M", description = "Migration and statement, as plan numbers them")
    String typed = "";

    /** Whether a line means this, and not EXPLAIN of a query. */
    static boolean isMeant(String line) {
        return LINE.matcher(line).matches();
    }

    @Override
    public Outcome run(Call call) {
        Matcher number = STEP.matcher(typed);
        if (!number.matches()) {
            throw wrong("'" + typed + "' is no step", "plan numbers migrations: explain 2.1");
        }
        Plan plan = planned(call);
        int migration = Integer.parseInt(number.group(1));
        if (migration < 1 || migration > plan.runs().size()) {
            throw wrong(
                    "the plan has no migration " + migration + ": it has " + plan.runs().size(),
                    "plan");
        }
        Plan.Run run = plan.runs().get(migration - 1);
        Statement statement = statement(run, migration, number.group(2));
        LiveOutlook outlook = new LiveOutlook(call.workspace().reading(call), plan);
        return new Outcome.StepExplained(
                migration + "." + statement.index(),
                run.name(),
                run.transactional(),
                run.step(statement, outlook),
                outlook.tables(statement));
    }

    /** The one that was printed last, where it still holds; else all that is pending. */
    private static Plan planned(Call call) {
        Standing standing = call.workspace().look(call);
        return call.workspace()
                .numbers()
                .still(standing.states())
                .orElseGet(() -> Planner.up(standing.states(), new Target.All()));
    }

    private static Statement statement(Plan.Run run, int migration, String index) {
        List<Statement> statements = run.script().statements();
        if (index == null && statements.size() != 1) {
            throw wrong(
                    run.name() + " has " + statements.size() + " statements",
                    "explain " + migration + ".1");
        }
        int at = index == null ? 1 : Integer.parseInt(index);
        if (at < 1 || at > statements.size()) {
            throw wrong(
                    run.name() + " has no statement " + at + ": it has " + statements.size(),
                    "explain " + migration + ".1");
        }
        return statements.get(at - 1);
    }

    private static FailureException wrong(String message, String next) {
        return new FailureException(new Failure.WrongUsage(message, next));
    }
}
