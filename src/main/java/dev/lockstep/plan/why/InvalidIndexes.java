package dev.lockstep.plan.why;

import java.util.List;

/**
 * What a concurrent build that did not end leaves: an index that no query uses and every write pays
 * for, whatever ended the build.
 */
final class InvalidIndexes {
    private InvalidIndexes() {}

    /** After a failure outside a transaction; those that are named already are not told again. */
    static void show(Look look, Telling telling) {
        Seen<Invalid> seen =
                look.ask("invalid-indexes", row -> new Invalid(row.text("name"), row.text("line")));
        List<Invalid> untold =
                seen.rows().stream().filter(index -> !telling.tells(index.name())).toList();
        if (untold.isEmpty()) {
            return;
        }
        telling.say(
                "an apply drops the invalid index that the same statement of it left before; any"
                        + " other is dropped by hand");
        for (Invalid index : untold) {
            telling.show(index.line()).change("drop index concurrently " + index.name());
        }
    }

    private record Invalid(String name, String line) {}
}
