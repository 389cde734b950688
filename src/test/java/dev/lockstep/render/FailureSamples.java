package dev.lockstep.render;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Place;
import dev.lockstep.model.ServerError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hand-made failures, one of each kind and the hard places to point at. */
final class FailureSamples {
    private static final String UNDONE =
            "the transaction was rolled back: the database is as before this migration";

    private FailureSamples() {}

    static Map<String, Failure> all() {
        Map<String, Failure> all = new LinkedHashMap<>();
        all.put("refused", refused());
        all.put("refused-detail", detailed());
        all.put("refused-long-line", at(longLine()));
        all.put(
                "refused-wide",
                at(Samples.place("x.sql", 12, 16, "\t\tSELECT '渡辺', \"Userz\" FROM t")));
        all.put("refused-end", at(Samples.place("x.sql", 9, 40, "SELECT (1 + 2")));
        all.put("usage", new Failure.WrongUsage("there is no command statsu", "status?"));
        all.put(
                "syntax",
                new Failure.SyntaxProblem(
                        "the string that begins here has no end", quote(), "close it"));
        all.put(
                "layout",
                new Failure.LayoutProblem("version 20260310 is there twice", null, "rename one"));
        all.put("lock-timeout", lockTimeout());
        all.put("lock-timeout-nobody", unknownHolder());
        all.put("drift", drift());
        all.put("guard", guard());
        all.put("not-connected", notConnected());
        all.put("declined", declined());
        all.put("cancelled", cancelled());
        all.put("unknown", unknown());
        return all;
    }

    static Failure refused() {
        Place place =
                Samples.place(
                        "20260322110000_user_roles/migration.sql",
                        3,
                        13,
                        "ALTER TABLE \"Userz\" ADD COLUMN \"role\" \"Role\";");
        return new Failure.ServerRefused(
                Samples.server("42P01", "relation \"Userz\" does not exist", null),
                place,
                UNDONE,
                "fix the file and apply again");
    }

    private static Failure detailed() {
        ServerError server =
                new ServerError(
                        "23505",
                        "could not create unique index \"User_email_key\"",
                        "Key (email)=(ana@example.org) is duplicated.",
                        "Look for them first.\nThen build it again.",
                        "PL/pgSQL function inline_code_block line 3 at SQL statement",
                        0);
        return new Failure.ServerRefused(
                server, null, "the index was dropped again", "remove the duplicates, then apply");
    }

    private static Failure at(Place place) {
        return new Failure.ServerRefused(
                Samples.server("42703", "column \"Userz\" does not exist", null),
                place,
                UNDONE,
                "");
    }

    private static Place longLine() {
        String before = "INSERT INTO \"User\" VALUES " + "('some value'), ".repeat(5_000);
        String text = before + "(\"Userz\"), " + "('more'), ".repeat(5_000);
        return Samples.place("seed.sql", 1, before.length() + 2, text);
    }

    private static Place quote() {
        return Samples.place("x.sql", 2, 8, "SELECT 'open");
    }

    private static Failure lockTimeout() {
        return new Failure.LockTimeout(
                "no lock on \"User\" in the time allowed",
                List.of(Samples.blocker(), Samples.hidden(), Samples.vacuum()),
                42,
                Duration.ofMinutes(5),
                Samples.server("55P03", "canceling statement due to lock timeout", null),
                Samples.place("x.sql", 1, 1, "ALTER TABLE \"User\" ADD COLUMN \"avatar\" TEXT;"),
                UNDONE,
                "end these sessions, or apply when they are gone");
    }

    private static Failure unknownHolder() {
        return new Failure.LockTimeout(
                "no lock on \"User\" in the time allowed",
                List.of(),
                1,
                Duration.ofMillis(500),
                null,
                null,
                UNDONE,
                "apply again");
    }

    private static Failure drift() {
        return new Failure.Drift(
                "2 applied migrations are not as they were applied",
                List.of(
                        "20260310_users: the file was changed",
                        "20260318_add_audit_log: the file is gone"),
                "bring the files back, or resolve M --checksum");
    }

    private static Failure guard() {
        return new Failure.GuardRefused(
                "reset is only for development", Failure.UNCHANGED, "use development");
    }

    static Failure notConnected() {
        return new Failure.NotConnected(
                "db.internal:5432 does not answer (connection refused)",
                Failure.UNCHANGED,
                "start the server, then: connect");
    }

    private static Failure declined() {
        return new Failure.Declined(
                "nobody was there to say yes", Failure.UNCHANGED, "--yes answers this question");
    }

    private static Failure cancelled() {
        return new Failure.Cancelled("cancelled", UNDONE, "");
    }

    private static Failure unknown() {
        return new Failure.OutcomeUnknown(
                "the server did not come back after COMMIT was sent",
                "20260322110000_user_roles is applied, or nothing of it is",
                "status, as soon as the server answers");
    }
}
