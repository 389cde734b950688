package dev.lockstep.command;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.RunLine;
import dev.lockstep.postgres.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code log}: what was run here. */
@Command(
        name = "log",
        description = {
            "what was run here, newest first",
            "From the journal, and from the history table for what another tool ran."
        },
        customSynopsis = "log [M] [--limit N]",
        footer = {"log", "log avatar                  of one migration", "log --limit 200"})
final class LogCommand implements Verb {
    @Parameters(arity = "0..1", paramLabel = "M", description = "Only this migration")
    @Nullable String name;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 50)")
    int limit = 50;

    @Override
    public Outcome run(Call call) {
        Standing standing = call.workspace().look(call);
        String migration =
                name == null ? null : MigrationNames.find(call, standing, name, standing.names());
        Session session = call.workspace().reading(call);
        Link link = call.workspace().link();
        List<JournalRun> runs = link.journal().runs(session, migration, limit);
        List<LedgerEntry> entries =
                link.ledger().read(session).stream()
                        .filter(entry -> migration == null || entry.name().equals(migration))
                        .toList();
        List<RunLine> lines = RunLines.of(runs, standing.atWork(), entries);
        return new Outcome.LogReport(lines.subList(0, Math.min(Math.max(limit, 0), lines.size())));
    }
}
