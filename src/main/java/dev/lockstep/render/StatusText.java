package dev.lockstep.render;

import dev.lockstep.model.MigrationLine;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Outcome.Counts;
import dev.lockstep.model.Outcome.ServerReport;
import dev.lockstep.model.Outcome.StatusReport;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where files and database stand; the greeting is its first three lines:
 *
 * <pre>
 * Lockstep 0.1.0   project portfolio   layout prisma
 * staging · PostgreSQL 16.4 · db.internal:5432/portfolio as ana · TLS verify-full
 * 412 applied · 3 pending · no drift · last applied 20260318_add_audit_log by ci, 2 d ago
 *
 *  migration                        state    applied         way back
 *    … 407 earlier applied
 *  20260317_rename_audit_columns    applied  2 d ago, ci     yes
 *  20260321090000_add_user_avatar   pending                  none
 *
 * problem: 20260401_broken has no migration.sql
 *   next: write it, or remove the folder
 * </pre>
 */
final class StatusText {
    private StatusText() {}

    static void paint(StatusReport status, String version, Page page) {
        greet(status, version, page);
        if (!status.migrations().isEmpty()) {
            boolean known = status.counts() != null;
            page.gap().table(StatusTable.of(status.migrations(), known, page.screen()));
        }
        problems(status, page);
    }

    /** What is seen when a session begins: all but the list. */
    static void greeting(StatusReport status, String version, Page page) {
        greet(status, version, page);
        problems(status, page);
    }

    private static void greet(StatusReport status, String version, Page page) {
        List<Span> house = new ArrayList<>();
        house.add(Span.of("Lockstep " + version));
        house.add(Span.of("project " + status.project()));
        house.add(Span.of("layout " + status.layout()));
        if (page.screen().verbose()) {
            house.add(Span.of("ledger " + status.ledger()));
        }
        page.flow("", "   ", house);
        page.flow("", page.theme().between(), server(status));
        page.flow("", page.theme().between(), counts(status, page.screen().now()));
    }

    private static List<Span> server(StatusReport status) {
        List<Span> facts = new ArrayList<>();
        if (status.environment().isEmpty()) {
            facts.add(Span.warning("no environment chosen"));
        } else {
            facts.add(environment(status.environment(), status.stage()));
        }
        ServerReport server = status.server();
        if (server == null) {
            facts.add(Span.warning("not connected"));
            return facts;
        }
        facts.add(Span.of("PostgreSQL " + server.version()));
        String address = server.host() + ":" + server.port() + "/" + server.database();
        facts.add(Span.of(address + " as " + server.user()));
        facts.add(Span.of(server.tls()));
        if (server.proxy() != null) {
            facts.add(Span.warning("through " + server.proxy()));
        }
        return facts;
    }

    /** The stage is named where the environment's name does not say it. */
    static Span environment(String name, Stage stage) {
        String shown = name.equals(stage.word()) ? name : name + " (" + stage.word() + ")";
        return new Span(shown, stage == Stage.PRODUCTION ? Tone.PRODUCTION : Tone.PLAIN);
    }

    private static List<Span> counts(StatusReport status, Instant now) {
        List<Span> facts = new ArrayList<>();
        Counts counts = status.counts();
        if (counts == null) {
            int files = status.migrations().size();
            facts.add(Span.of(Sizes.count(files, "migration", "migrations") + " in files"));
            facts.add(Span.of("what is applied is not known"));
            return facts;
        }
        facts.add(Span.of(Sizes.count(counts.applied()) + " applied"));
        facts.add(Span.of(Sizes.count(counts.pending()) + " pending"));
        if (counts.failed() > 0) {
            facts.add(Span.error(Sizes.count(counts.failed()) + " failed"));
        }
        if (counts.missing() > 0) {
            facts.add(Span.error(Sizes.count(counts.missing()) + " missing"));
        }
        if (counts.drifted() > 0) {
            facts.add(Span.error(Sizes.count(counts.drifted()) + " drifted"));
        } else if (counts.missing() == 0) {
            facts.add(Span.of("no drift"));
        }
        last(status.migrations()).ifPresent(last -> facts.add(last(last, now)));
        return facts;
    }

    private static Optional<MigrationLine> last(List<MigrationLine> migrations) {
        return migrations.stream()
                .filter(line -> line.state().isInDatabase() && line.appliedAt() != null)
                .reduce((one, other) -> isLater(one, other) ? one : other);
    }

    /** Of two at the same moment the second of the list is the last. */
    private static boolean isLater(MigrationLine one, MigrationLine other) {
        Instant at = one.appliedAt();
        return at != null && other.appliedAt() != null && at.isAfter(other.appliedAt());
    }

    private static Span last(MigrationLine line, Instant now) {
        String by = line.appliedBy() == null ? "" : " by " + line.appliedBy();
        String age = line.appliedAt() == null ? "" : ", " + Ages.text(line.appliedAt(), now);
        String word = line.state() == MigrationState.BASELINE ? "last recorded " : "last applied ";
        return Span.of(word + line.name() + by + age);
    }

    private static void problems(StatusReport status, Page page) {
        problems(status.problems(), page);
        if (status.failure() != null) {
            page.gap();
            FailureText.paint(status.failure(), page);
        }
    }

    static void problems(List<Problem> problems, Page page) {
        for (Problem problem : problems) {
            page.gap();
            String about = problem.migration() == null ? "" : problem.migration() + ": ";
            page.block(Span.warning("problem: "), "  ", about + problem.message());
            if (problem.file() != null) {
                page.line("  " + problem.file());
            }
            if (!problem.next().isEmpty()) {
                page.block(Span.of("  next: "), "        ", problem.next());
            }
        }
    }
}
