package dev.lockstep.command;

import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.JournalRun;
import dev.lockstep.model.Blocker;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.plan.why.Incident;
import dev.lockstep.plan.why.Why;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.Session;
import java.util.ArrayList;
import java.util.List;
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
            return nothing(call, session);
        }
        Incident incident = new WhyIncidents(call, session).of(run.get());
        return new Outcome.Explained(Why.explain(incident, session, ""));
    }

    /**
     * Of a run in a transaction the journal hears at its end: one that was killed with its shell
     * leaves nothing to tell of it, so that is said where something is pending.
     */
    private Outcome nothing(Call call, Session session) {
        if (name != null) {
            return Outcome.Done.of("the newest run of that migration ended well, or there is none");
        }
        List<String> lines = new ArrayList<>();
        lines.add("nothing has failed here: the newest run of every migration ended well");
        List<String> pending =
                call.workspace().hasProject()
                        ? call.workspace().look(call).applicable()
                        : List.of();
        List<Blocker> holders = AdvisoryLock.holders(session, List.of(AdvisoryLock.LOCKSTEP_KEY));
        if (!pending.isEmpty()) {
            lines.add(
                    "a run in one transaction whose shell was killed is rolled back by the server and"
                            + " leaves no trace: "
                            + pending.getFirst()
                            + (pending.size() == 1
                                    ? " is not applied"
                                    : " and those behind it are not applied"));
            lines.add(
                    holders.isEmpty()
                            ? "next: apply to " + pending.getFirst()
                            : "pid %d still works under Lockstep's lock: status"
                                    .formatted(holders.getFirst().pid()));
        }
        return new Outcome.Done(lines);
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
