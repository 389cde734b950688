package dev.lockstep.command;

import dev.lockstep.model.Stage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options that every command takes, as typed; what they leave open is decided elsewhere.
 *
 * @param project {@code -C}: a project, or a folder of migrations
 * @param environment {@code -e}: the name of an environment
 * @param url {@code --url}: where to connect, whatever the configuration says
 * @param stage {@code --stage}: what the database is for
 * @param json one JSON object instead of text
 * @param events JSON lines of events on standard error
 * @param yes answers every yes/no question
 * @param confirm answers the question for the database's name
 * @param color whether to paint: auto, always or never
 * @param debug stack traces go to the log
 */
public record GlobalOptions(
        @Nullable Path project,
        @Nullable String environment,
        @Nullable String url,
        @Nullable Stage stage,
        boolean json,
        boolean events,
        boolean yes,
        @Nullable String confirm,
        Color color,
        boolean debug) {
    /** None was typed. */
    public static final GlobalOptions NONE =
            new GlobalOptions(null, null, null, null, false, false, false, null, Color.AUTO, false);

    /** Whether to paint. */
    public enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** The same on that project and that environment of it, whatever was typed. */
    public GlobalOptions on(Path otherProject, String itsEnvironment) {
        return new GlobalOptions(
                otherProject, itsEnvironment, null, null, json, events, yes, confirm, color, debug);
    }

    /** These, and what was typed when the session began where these say nothing. */
    GlobalOptions over(GlobalOptions session) {
        return new GlobalOptions(
                project != null ? project : session.project,
                environment != null ? environment : session.environment,
                url != null ? url : session.url,
                stage != null ? stage : session.stage,
                json || session.json,
                events || session.events,
                yes || session.yes,
                confirm != null ? confirm : session.confirm,
                color != Color.AUTO ? color : session.color,
                debug || session.debug);
    }
}
