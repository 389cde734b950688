package dev.lockstep.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.trace.Trace;
import dev.lockstep.trace.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Other projects' histories, statement by statement: the locks and rewrites of every definition are
 * as foreseen. Their tables are empty, so scans and changes of rows prove nothing here. The
 * histories are not part of this project: {@code -Dlockstep.corpus=DIR} says where they are.
 */
class CorpusEffectsIT {
    private static final System.Logger LOG = System.getLogger(CorpusEffectsIT.class.getName());

    private static final Path CORPUS =
            Path.of(System.getProperty("lockstep.corpus", "../shared/corpus")).normalize();

    @RegisterExtension final PgDatabase db = new PgDatabase();

    private final List<String> differences = new ArrayList<>();

    /** By the transaction that a script has opened. */
    private final Map<String, LockMode> held = new HashMap<>();

    private int compared;
    private int open;

    @ParameterizedTest
    @CsvSource({
        "prisma/hoppscotch, migration.sql",
        "prisma/langfuse, migration.sql",
        "prisma/umami, migration.sql",
        "updown-dir/crates.io, up.sql"
    })
    void definitionsDoWhatWasForeseen(String history, String script) throws IOException {
        assumeThat(CORPUS.resolve(history)).isDirectory();
        Session session = db.session();
        for (Path file : scripts(CORPUS.resolve(history), script)) {
            SourceText text = new SourceText(file.toString(), Files.readString(file));
            for (Statement statement : Script.split(text).statements()) {
                run(session, statement);
            }
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1} definitions compared, {2} left open",
                history,
                compared,
                open);
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(50);
    }

    /** In a transaction of its own, unless the script has opened one. */
    private void run(Session session, Statement statement) {
        TransactionUse use = statement.shape().transactionUse();
        if (use == TransactionUse.OUTSIDE
                || use == TransactionUse.CONTROL
                || statement.shape() instanceof SessionShape.SetParameter) {
            session.execute(statement.sql());
            return;
        }
        boolean alone = session.transactionStatus() == TransactionStatus.IDLE;
        if (alone) {
            held.clear();
            session.execute("BEGIN");
        }
        Effects foreseen = Foresight.of(session, List.of(statement.shape())).getFirst();
        Trace trace = new Tracer(session).run(statement);
        if (alone) {
            session.execute("COMMIT");
        }
        if (!(statement.shape() instanceof DataShape)) {
            compare(statement, foreseen, trace);
        }
        hold(held, trace.locks());
    }

    private void compare(Statement statement, Effects foreseen, Trace trace) {
        compared++;
        open += foreseen.gaps().isEmpty() ? 0 : 1;
        boolean locks =
                !foreseen.knows(Aspect.LOCKS)
                        || hold(new HashMap<>(held), foreseen.locks())
                                .equals(hold(new HashMap<>(held), trace.locks()));
        boolean rewrites =
                !foreseen.knows(Aspect.REWRITES) || foreseen.rewrites().equals(trace.rewrites());
        if (!locks || !rewrites) {
            differences.add(
                    "%s:%d %s%n  foreseen %s%n  traced   %s"
                            .formatted(
                                    statement.place().file(),
                                    statement.place().position().line(),
                                    statement.sql(),
                                    foreseen,
                                    trace));
        }
    }

    private static Map<String, LockMode> hold(Map<String, LockMode> held, List<RelationLock> more) {
        more.forEach(lock -> held.merge(lock.relation(), lock.mode(), LockMode::stronger));
        return held;
    }

    /** Diesel, which crates.io uses, reads dates with and without dashes as the same. */
    private static String version(Path script) {
        return script.getName(script.getNameCount() - 2).toString().replace("-", "");
    }

    private static List<Path> scripts(Path history, String script) throws IOException {
        try (Stream<Path> files = Files.walk(history)) {
            return files.filter(file -> file.endsWith(script))
                    .sorted(Comparator.comparing(CorpusEffectsIT::version))
                    .toList();
        }
    }
}
