package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Environment;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code reset}: back to nothing. */
@Command(
        name = "reset",
        description = {
            "drop everything of the project and start over",
            "The schema that the project's tables are in (public, or schema= of the URL) and the",
            "journal's, with every row in them. Refused on production, and on a bare --url unless",
            "--stage says what it is for. Outside development it asks for the database's name."
        },
        customSynopsis = "reset [--yes] [--confirm NAME]",
        footer = {"reset", "reset --yes                     in development, without a terminal"})
final class ResetCommand implements Verb {
    @Override
    public Outcome run(Call call) {
        call.refuseInStepMode();
        if (call.workspace().hasProject()) {
            call.workspace().project().requireRunnable();
        }
        Link link = call.workspace().link();
        refuseByStage(link.environment());
        Session session = call.workspace().session(call);
        Schemas schemas = Schemas.of(session, names(link));
        ask(call, link, schemas);
        try (Under lock = Under.lock(call, link, session)) {
            if (link.journal().exists(session)) {
                lock.claim();
            }
            schemas.drop(session, link.journal().schema());
            link.journal().forget();
        }
        return new Outcome.WasReset(session.facts().database(), schemas.names());
    }

    private static void refuseByStage(Environment environment) {
        if (environment.isBareUrl() && !environment.stageDeclared()) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "reset is refused on a bare URL, for nobody said what that database is for",
                            Failure.UNCHANGED,
                            "if it may be emptied: --stage development"));
        }
        if (environment.stage() == Stage.PRODUCTION) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "reset is refused: " + environment.name() + why(environment),
                            Failure.UNCHANGED,
                            instead(environment)));
        }
    }

    private static String why(Environment environment) {
        return environment.stageDeclared()
                ? " is production"
                : " has no stage, and counts as production";
    }

    private static String instead(Environment environment) {
        return environment.isBareUrl()
                ? "if it may be emptied: --stage development"
                : "use an environment of another stage (use ENV, -e ENV); if this one may be emptied,"
                        + " write stage = \"development\" under [environments."
                        + environment.name()
                        + "] in lockstep.toml";
    }

    private static List<String> names(Link link) {
        String schema = link.connections().target().schema();
        return List.of(schema == null ? "public" : schema, link.journal().schema());
    }

    private static void ask(Call call, Link link, Schemas schemas) {
        String text = "reset drops from " + PlanWords.where(link) + ":\n" + schemas.contents();
        String declined = "nothing was dropped";
        if (link.environment().stage() == Stage.DEVELOPMENT) {
            call.require(new Question.YesNo(text), declined);
        } else {
            call.require(
                    new Question.TypeName(text, link.connections().target().database()), declined);
        }
    }
}
