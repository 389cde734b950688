package dev.lockstep.command;

import dev.lockstep.ledger.Watch;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drift}: who changed objects without us. */
@Command(
        name = "drift",
        description = {
            "who changed objects past Lockstep, where it is watched",
            "The watch is two event triggers that note who changed which object when, through which",
            "application; no statement's text. Off by default; installing it needs a superuser.",
            "Roles, databases and tablespaces it does not see. off removes it with what it noted."
        },
        customSynopsis = "drift [--watch on|off] [--limit N]",
        footer = {
            "drift                       what was changed by others, newest first",
            "drift --watch on            begin to note it",
            "drift --watch off           remove the watch and what it noted"
        })
final class DriftCommand implements Verb {
    @Option(names = "--watch", paramLabel = "on|off", description = "Install it, or remove it")
    @Nullable String watch;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 50)")
    int limit = 50;

    @Override
    public Outcome run(Call call) {
        String journal = call.workspace().link().journal().schema();
        Watch notes = new Watch(journal);
        if (watch == null) {
            Session session = call.workspace().reading(call);
            return new Outcome.DriftReport(notes.read(session, Math.clamp(limit, 0, 10_000)));
        }
        call.refuseInStepMode();
        return switch (watch) {
            case "on" -> on(call, notes, journal);
            case "off" -> off(call, notes);
            default ->
                    throw new FailureException(
                            new Failure.WrongUsage(
                                    "--watch is on or off, not '" + watch + "'",
                                    "drift --watch on"));
        };
    }

    private static Outcome on(Call call, Watch notes, String journal) {
        Link link = call.workspace().link();
        Session session = call.workspace().session(call);
        if (link.environment().stage() == Stage.PRODUCTION) {
            call.require(
                    new Question.YesNo(
                            "drift --watch on installs two event triggers and schema "
                                    + journal
                                    + "_watch on "
                                    + PlanWords.where(link)),
                    "the watch was not installed");
        }
        try (Under lock = Under.lock(call, link, session)) {
            if (link.journal().exists(session)) {
                lock.claim();
            }
            notes.on(session);
        }
        return Outcome.Done.of(
                "the watch is on: who changes objects of this database is noted, and drift lists"
                        + " what no run of Lockstep did");
    }

    private static Outcome off(Call call, Watch notes) {
        Link link = call.workspace().link();
        Session session = call.workspace().session(call);
        long count = notes.notes(session);
        if (count > 0 || link.environment().stage() == Stage.PRODUCTION) {
            String what = count == 1 ? "its 1 note" : "its " + count + " notes";
            call.require(
                    new Question.YesNo(
                            "drift --watch off removes the watch and "
                                    + what
                                    + " from "
                                    + PlanWords.where(link)
                                    + " (drift --json keeps what others did)"),
                    "the watch was not removed");
        }
        try (Under lock = Under.lock(call, link, session)) {
            if (link.journal().exists(session)) {
                lock.claim();
            }
            notes.off(session);
        }
        return Outcome.Done.of("the watch is off, and nothing of it is left");
    }
}
