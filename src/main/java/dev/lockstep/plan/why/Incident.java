package dev.lockstep.plan.why;

import dev.lockstep.model.Explanation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.ServerError;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A failure with all that is remembered of it.
 *
 * @param failed what people see of it
 * @param error what PostgreSQL said; its SQLSTATE is empty where it said nothing
 * @param blockers who was in the way, each in a line
 * @param hint what to do next as it was said then
 * @param again the command that tries it again; empty where there is none
 * @param circumstances how and where it ran
 */
public record Incident(
        Explanation.Failed failed,
        ServerError error,
        List<String> blockers,
        String hint,
        String again,
        Circumstances circumstances) {
    private static final Pattern QUOTED = Pattern.compile("[\"«„“]([^\"»“”]+)[\"»“”]");
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"]|\"\")+\"|[\\w$]+");

    /** Keeps its own copy. */
    public Incident {
        blockers = List.copyOf(blockers);
    }

    /** What PostgreSQL said of a failure, as far as it did. */
    public static ServerError errorOf(Failure failure) {
        ServerError server = failure.server();
        String state = failure.sqlState();
        return server != null
                ? server
                : new ServerError(
                        state == null ? "" : state, failure.message(), null, null, null, 0);
    }

    String state() {
        return error.sqlState();
    }

    /**
     * Tries it again, after what must be done before; empty where there is nothing to try.
     *
     * <p>Of a script in step mode the way on is to leave it: nothing stands before that.
     */
    String then() {
        boolean stays =
                again.isEmpty() || failed.migration() == null || failed.command().equals("step");
        String before = stays ? "" : Remedy.before(state(), circumstances.transactional());
        return before.isEmpty() ? again : before + ", then: " + again;
    }

    /** Whether what it leaves is not rolled back with it. */
    boolean outsideTransaction() {
        return !circumstances.transactional();
    }

    boolean typed() {
        return failed.command().equals("sql");
    }

    /** The statement's text; empty where it is not known. */
    String sql() {
        return failed.sql() == null ? "" : failed.sql();
    }

    /** What kind of statement it was, where its text is known. */
    Optional<StatementShape> shape() {
        return statement().map(Statement::shape);
    }

    private Optional<Statement> statement() {
        try {
            return Script.split(new SourceText("", sql())).statements().stream().findFirst();
        } catch (FailureException unreadable) {
            return Optional.empty();
        }
    }

    /** Its parts, where it alters a table. */
    <T extends TableAction> Optional<T> action(Class<T> kind) {
        return shape().filter(TableShape.AlterTable.class::isInstance)
                .map(TableShape.AlterTable.class::cast)
                .flatMap(alter ->
                        alter.actions().stream()
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .findFirst());
    }

    /** The table that the server names, else the first that the statement does. */
    Optional<RelationName> table() {
        ServerError.Subject subject = error.subject();
        return subject.table() != null
                ? Optional.of(new RelationName(subject.schema(), subject.table()))
                : tables().stream().findFirst();
    }

    /** The one that the server's message names, else the statement's first. */
    Optional<RelationName> quotedOrTable() {
        List<RelationName> named = tables();
        return quoted().stream()
                .findFirst()
                .map(name ->
                        named.stream()
                                .filter(each -> each.name().equals(name))
                                .findFirst()
                                .orElse(new RelationName(null, name)))
                .or(() -> named.stream().findFirst());
    }

    /** Those that the statement names. */
    List<RelationName> tables() {
        return shape().map(StatementShape::relations).orElse(List.of());
    }

    /** Names in quotes in the server's message, in their order. */
    List<String> quoted() {
        List<String> names = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(error.message());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The word that the server points at, or null. */
    @Nullable String wordAtPosition() {
        String sql = sql();
        int points = error.position() - 1;
        if (points < 0 || points >= sql.codePointCount(0, sql.length())) {
            return null;
        }
        Matcher matcher = WORD.matcher(sql).region(sql.offsetByCodePoints(0, points), sql.length());
        return matcher.lookingAt() ? matcher.group() : null;
    }
}
