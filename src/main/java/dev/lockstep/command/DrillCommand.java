package dev.lockstep.command;

import dev.lockstep.model.Drill.Fault;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.project.Project;
import dev.lockstep.rehearse.DrillRun;
import dev.lockstep.rehearse.DrillWish;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drill}: a failure, practised where it has no consequence. */
@Command(
        name = "drill",
        description = {
            "practise a failure, the way on and the way back",
            "On a shadow, as dry-run makes one, apply runs M (the next migration, where none is",
            "named) and something goes wrong at statement N (one in the middle): what the operator",
            "will see is shown, and how the database is then. Then apply goes on, and rollback",
            "goes back by down.sql; schema and rows are compared each time with those of a run",
            "without any failure. The database itself is only read.",
            "--fail-at: the server refuses the statement. In a transaction because that turns",
            "read-only, as after a failover; outside of one because somebody cancels it.",
            "--lose-connection: the server ends our backend while the statement runs, or, with",
            "the word commit, at the commit.",
            "--lock-held: another session has the lock that the statement wants, and lets go",
            "when it was waited for; with --stays only after apply has given up."
        },
        customSynopsis = {
            "drill [M] [--fail-at N]",
            "drill [M] --lose-connection [N | commit]",
            "drill [M] --lock-held [N] [--stays]"
        },
        footer = {
            "drill                                   a statement of the next migration fails",
            "drill user_roles --fail-at 2",
            "drill user_roles --lose-connection      while a statement runs",
            "drill --lose-connection commit          at the worst moment",
            "drill index_user_email --lock-held      somebody is in the way"
        })
final class DrillCommand implements Verb {
    @Parameters(arity = "0..1", paramLabel = "M", description = "The migration (default: the next)")
    @Nullable String name;

    @Option(
            names = "--fail-at",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "N",
            description = "The server refuses statement N")
    @Nullable String failAt;

    @Option(
            names = "--lose-connection",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "N",
            description = "The connection is lost during statement N, or at the word commit")
    @Nullable String loseConnection;

    @Option(
            names = "--lock-held",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "N",
            description = "Another session holds the lock that statement N wants")
    @Nullable String lockHeld;

    @Option(names = "--stays", description = "With --lock-held: it outlasts the patience of apply")
    boolean stays;

    @Override
    public Outcome run(Call call) {
        Fault fault = fault();
        String at = at();
        boolean commit = fault == Fault.CONNECTION_LOST && at.equals("commit");
        int statement = at.isEmpty() || commit ? 0 : number(at);
        if (stays && fault != Fault.LOCK_HELD) {
            throw wrong("--stays goes with --lock-held", "drill --lock-held --stays");
        }
        Standing standing = call.workspace().look(call);
        Project project = standing.project();
        project.requireRunnable();
        DrillWish wish = new DrillWish(migration(call, standing), fault, statement, commit, stays);
        return new DrillRun(ShadowRequests.of(call, project), standing.states(), wish).run();
    }

    private Fault fault() {
        List<Fault> asked = new ArrayList<>();
        if (failAt != null) {
            asked.add(Fault.STATEMENT_FAILS);
        }
        if (loseConnection != null) {
            asked.add(Fault.CONNECTION_LOST);
        }
        if (lockHeld != null) {
            asked.add(Fault.LOCK_HELD);
        }
        if (asked.size() > 1) {
            throw wrong("one thing goes wrong at a time", "drill --fail-at 2");
        }
        return asked.isEmpty() ? Fault.STATEMENT_FAILS : asked.getFirst();
    }

    /** What stands behind that option; a name that stands there is the migration's. */
    private String at() {
        String at = "";
        for (String each : new String[] {failAt, loseConnection, lockHeld}) {
            at = each == null ? at : each;
        }
        if (name == null && !at.isEmpty() && !at.equals("commit") && !isNumber(at)) {
            name = at;
            return "";
        }
        return at;
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,6}");
    }

    private static int number(String at) {
        if (isNumber(at) && Integer.parseInt(at) > 0) {
            return Integer.parseInt(at);
        }
        throw wrong("'" + at + "' is not the number of a statement", "drill M --fail-at 2");
    }

    private String migration(Call call, Standing standing) {
        String typed = name;
        if (typed != null) {
            return MigrationNames.find(call, standing, typed, standing.names());
        }
        return standing.applicable().stream()
                .findFirst()
                .orElseThrow(() ->
                        new FailureException(
                                new Failure.GuardRefused(
                                        "nothing is pending, so there is no next migration to drill",
                                        Failure.UNCHANGED,
                                        "drill M practises one that is applied")));
    }

    private static FailureException wrong(String message, String next) {
        return new FailureException(new Failure.WrongUsage(message, next));
    }
}
