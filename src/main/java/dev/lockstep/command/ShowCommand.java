package dev.lockstep.command;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.ScriptText;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.plan.Names;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Migration;
import dev.lockstep.project.ScriptFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code show M}: everything known about one migration. */
@Command(
        name = "show",
        description = {
            "everything about one migration",
            "Its state, its files, what was run and how it ended, and the log of a failure."
        },
        customSynopsis = "show M",
        footer = {
            "show 20260321090000_add_user_avatar",
            "show avatar                 a word of the name is enough while it is unique",
            "show 2                      the second of the last plan"
        })
final class ShowCommand implements Verb {
    private static final int RUNS = 20;

    @Parameters(paramLabel = "M", description = "The migration: name, version, number or word")
    String name = "";

    @Override
    public Outcome run(Call call) {
        Standing standing = call.workspace().look(call);
        String migration;
        try {
            migration = MigrationNames.find(call, standing, name, standing.names());
        } catch (FailureException e) {
            if (!Names.matching(name, standing.names()).isEmpty()) {
                throw e;
            }
            String next = e.failure().next() + " · a parameter of PostgreSQL: sql show " + name;
            throw new FailureException(new Failure.WrongUsage(e.failure().message(), next));
        }
        MigrationStatus status = standing.states().named(migration).orElseThrow();
        Session session = call.workspace().reading(call);
        List<JournalRun> runs = call.workspace().link().journal().runs(session, migration, RUNS);
        LedgerEntry entry = status.entry();
        Migration files = status.files();
        return new Outcome.MigrationReport(
                standing.line(status),
                files == null ? "" : files.directory(),
                files == null ? List.of() : scripts(files),
                RunLines.of(runs, standing.atWork(), entry == null ? List.of() : List.of(entry)),
                entry == null ? null : entry.log());
    }

    private static List<ScriptText> scripts(Migration files) {
        List<ScriptText> scripts = new ArrayList<>();
        add(scripts, "up", Optional.of(files.up()));
        add(scripts, "down", files.down());
        add(scripts, "verify", files.verify());
        add(scripts, "backfill", files.backfill());
        return scripts;
    }

    /** A file that cannot be read or split is shown as far as it goes; status tells of it. */
    private static void add(List<ScriptText> scripts, String role, Optional<ScriptFile> file) {
        file.ifPresent(script ->
                scripts.add(new ScriptText(role, script.shownAs(), text(script), count(script))));
    }

    private static String text(ScriptFile script) {
        try {
            return script.source().text();
        } catch (FailureException e) {
            return "";
        }
    }

    private static int count(ScriptFile script) {
        try {
            return script.script().statements().size();
        } catch (FailureException e) {
            return 0;
        }
    }
}
