package dev.lockstep.render;

import dev.lockstep.model.ChangeWatch;
import dev.lockstep.model.ChangeWatch.Change;

/** The object of {@code drift}. */
final class DriftJson {
    private DriftJson() {}

    static void fields(ChangeWatch watch, Json json) {
        json.string("watch", watch.state().word()).string("schema", watch.schema());
        json.objects("changes", watch.changes(), DriftJson::change);
        json.truth("more", watch.more()).string("missing", watch.missing());
    }

    private static void change(Change change, Json json) {
        json.time("at", change.at()).string("command", change.command());
        json.string("kind", change.kind()).string("object", change.object());
        json.string("user", change.user()).string("role", change.role());
        json.string("application", change.application()).string("client", change.client());
        json.number("pid", change.pid());
    }
}
