package dev.lockstep.render;

import dev.lockstep.model.ChangeWatch;
import dev.lockstep.model.ChangeWatch.Change;
import dev.lockstep.render.Table.Column;
import java.util.Locale;

/**
 * What was changed past Lockstep, newest first:
 *
 * <pre>
 *  when (UTC)        what         object             by            application
 *  2026-03-19 23:12  ALTER TABLE  table public.users  ben as owner  psql from 10.0.0.7
 * </pre>
 */
final class DriftText {
    private DriftText() {}

    static void paint(ChangeWatch watch, Page page) {
        switch (watch.state()) {
            case ON -> page.sentence("the watch is on");
            case OFF ->
                    page.sentence(
                            "the watch is off: nobody notes who changes objects;"
                                    + " drift --watch on begins to, as a superuser");
            case ALTERED ->
                    page.sentence(
                            "the watch was switched off, edited, or installed by another version:"
                                    + " drift --watch on puts it right");
        }
        String missing = watch.missing();
        if (missing != null) {
            page.sentence(missing);
            return;
        }
        if (watch.changes().isEmpty()) {
            if (watch.state() == ChangeWatch.State.ON) {
                page.sentence("nothing was changed past Lockstep since");
            }
            return;
        }
        Table table =
                new Table(
                        Column.left("when (UTC)"),
                        Column.left("what"),
                        Column.name("object"),
                        Column.left("by"),
                        Column.remark("application"));
        for (Change change : watch.changes()) {
            table.row(
                    Span.of(Ages.minute(change.at())),
                    Span.of(change.command()),
                    Span.of(object(change)),
                    Span.of(
                            change.role() == null
                                    ? change.user()
                                    : change.user() + " as " + change.role()),
                    Span.of(application(change)));
        }
        page.table(table);
        if (watch.more()) {
            page.sentence("older ones were left out: drift --limit N");
        }
    }

    private static String object(Change change) {
        String kind = change.kind() == null ? "" : change.kind().toLowerCase(Locale.ROOT);
        String name = change.object() == null ? "" : change.object();
        if (name.isBlank()) {
            // GRANT, REVOKE, ALTER DEFAULT PRIVILEGES: event triggers are told a kind and no name
            return kind.isBlank() ? "not told" : "a " + kind + ", its name is not told";
        }
        return (kind + " " + name).strip();
    }

    private static String application(Change change) {
        String name = change.application() == null ? "" : change.application();
        return change.client() == null ? name : (name + " from " + change.client()).strip();
    }
}
