package dev.lockstep.project;

import dev.lockstep.model.Stage;
import java.time.Duration;

/**
 * A named target of the configuration, its secrets not yet resolved.
 *
 * @param name e.g. {@code staging}; {@code url} for a bare {@code --url}
 * @param stage what it is for; production where none was declared
 * @param stageDeclared whether somebody declared it
 * @param url a URL, {@code env:NAME}, {@code file:PATH}, {@code cmd:COMMAND}, or empty for {@code
 *     PG*}
 * @param timeZone sent to the server, {@code UTC} unless configured
 * @param lockTimeout for strong locks, per try
 * @param lockPatience for all tries together
 * @param stepWarnAfter step mode warns when strong locks were held that long
 * @param stepAbortAfter step mode aborts when strong locks were held that long
 * @param drift what to do where the schema is not as it was left
 */
public record Environment(
        String name,
        Stage stage,
        boolean stageDeclared,
        String url,
        String timeZone,
        Duration lockTimeout,
        Duration lockPatience,
        Duration stepWarnAfter,
        Duration stepAbortAfter,
        DriftRule drift) {
    /** The {@code --url} environment has no stage of its own: changes as usual, but no reset. */
    public boolean isBareUrl() {
        return name.equals(BARE_URL);
    }

    /** Without its URL, which may hold a password. */
    @Override
    public String toString() {
        return name + " (" + stage.word() + ")";
    }

    /** The name of the environment that {@code --url} makes. */
    public static final String BARE_URL = "url";
}
