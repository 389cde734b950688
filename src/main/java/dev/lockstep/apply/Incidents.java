package dev.lockstep.apply;

import dev.lockstep.ledger.JournalFailure;
import dev.lockstep.model.Blocker;
import dev.lockstep.model.Failure;
import dev.lockstep.model.ServerError;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.SecretLiterals;
import dev.lockstep.sql.Statement;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Beside the end of a run: which statement the server refused and how, for {@code why}. */
public final class Incidents {
    private static final int LONGEST_SQL = 20_000;

    private Incidents() {}

    /** The words that end a run, and these. */
    static Sql beside(Sql ended, Workbench bench, Job job, Failure failure) {
        ServerError error = failure.server();
        if (error == null) {
            return ended;
        }
        Statement statement = statement(job, failure);
        List<String> blockers =
                failure instanceof Failure.LockTimeout timeout
                        ? timeout.blockers().stream().map(Incidents::line).toList()
                        : List.of();
        return ended.then(
                bench.journal()
                        .failed(
                                job.run().runId(),
                                new JournalFailure(
                                        failure.code(),
                                        statement == null ? 0 : statement.index(),
                                        statement == null ? null : text(statement),
                                        error,
                                        blockers)));
    }

    /** The one that the failure's place lies in. */
    private static @Nullable Statement statement(Job job, Failure failure) {
        if (failure.place() == null) {
            return null;
        }
        int offset = failure.place().position().offset();
        return job.plan().script().statements().stream()
                .filter(each -> each.start() <= offset && offset <= each.end())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(Statement statement) {
        String sql = statement.sql();
        return sql.length() > LONGEST_SQL ? null : SecretLiterals.masked(sql);
    }

    /** {@code pid 4711, ana, psql, idle in transaction, open for 12 s: UPDATE users ...}. */
    public static String line(Blocker blocker) {
        StringJoiner facts = new StringJoiner(", ");
        facts.add(blocker.pid() == 0 ? "a prepared transaction" : "pid " + blocker.pid());
        add(facts, blocker.user());
        add(facts, blocker.application());
        add(facts, blocker.state());
        if (blocker.transactionAge() != null) {
            facts.add("open for " + blocker.transactionAge().toSeconds() + " s");
        }
        String query = blocker.query();
        return query == null || query.isBlank()
                ? facts.toString()
                : facts + ": " + SecretLiterals.masked(query);
    }

    private static void add(StringJoiner facts, @Nullable String fact) {
        if (fact != null && !fact.isBlank()) {
            facts.add(fact);
        }
    }
}
