package dev.lockstep.command;

import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.JournalRun;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.plan.why.Incident;
import dev.lockstep.plan.why.Why;
import dev.lockstep.postgres.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code why}: explains what failed last. */
@Command(
        name = "why",
        description = {
            "why the last command failed, and what puts it right",
            "Of this session; where nothing failed in it, the newest run of this database that did",
            "not end well. Looks at the database as it is now: reads only, waits for nobody."
        },
        customSynopsis = "why [M]",
        footer = {"why", "why avatar                  the newest run of one migration"})
final class WhyCommand implements Verb {
    @Parameters(arity = "0..1", paramLabel = "M", description = "Only of this migration")
    @Nullable String name;

    @Override
    public Outcome run(Call call) {
        Workspace workspace = call.workspace();
        Optional<Memory.Remembered> last = workspace.memory().last();
        if (name == null && last.isPresent()) {
            return ofSession(call, last.get());
        }
        Session session = workspace.reading(call);
        Optional<JournalRun> run = newest(call, session);
        if (run.isEmpty()) {
            return Outcome.Done.of(
                    name == null
                            ? "nothing has failed here: the newest run of every migration ended well"
                            : "the newest run of that migration ended well, or there is none");
        }
        Incident incident = new WhyIncidents(call, session).of(run.get());
        return new Outcome.Explained(Why.explain(incident, session, ""));
    }

    private Optional<JournalRun> newest(Call call, Session session) {
        Journal journal = call.workspace().link().journal();
        if (name == null) {
            return journal.unfinished(session).stream().findFirst();
        }
        Standing standing = call.workspace().look(call);
        String migration = MigrationNames.find(call, standing, name, standing.names());
        return journal.newestRun(session, migration).filter(run -> !run.outcome().equals("done"));
    }

    /** The server is asked where it can be; where it cannot, the failure may tell why. */
    private static Outcome ofSession(Call call, Memory.Remembered last) {
        Session session = null;
        String noSession = "there is no connection to look through";
        try {
            session = call.workspace().reading(call);
        } catch (FailureException e) {
            noSession = "not looked at: " + e.failure().message();
        }
        Incident incident = new WhyIncidents(call, session).of(last);
        return new Outcome.Explained(Why.explain(incident, session, noSession));
    }
}
