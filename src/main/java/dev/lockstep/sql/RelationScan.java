package dev.lockstep.sql;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Collects the relations that a query names, subqueries and WITH clauses included, in one walk over
 * its tokens. Only what stands where a relation must stand is taken: the lists after FROM and
 * USING, what follows JOIN, INTO and TABLE, and the target of an UPDATE. The names of WITH queries
 * and functions are left out.
 */
final class RelationScan {
    private static final Set<String> LIST_ENDS =
            Set.of(
                    """
                    EXCEPT FETCH FOR GROUP HAVING INTERSECT LIMIT OFFSET ORDER RETURNING SET UNION
                    VALUES WHEN WHERE WINDOW\
                    """
                            .split("\\s+"));

    private final Tokens tokens;
    private final TokenCursor cursor;
    private final Set<RelationName> found;
    private final Set<String> withQueries = new HashSet<>();

    /** By depth of parentheses: whether a verb stood there, so that FROM begins a list. */
    private final BitSet verbs = new BitSet();

    /** By depth of parentheses: whether a comma leads to the next relation of a list. */
    private final BitSet lists = new BitSet();

    private int depth;
    private int[] openings = new int[16];
    private int lastClosed = -1;
    private boolean with;

    RelationScan(Tokens tokens, Set<RelationName> found) {
        this.tokens = tokens;
        this.cursor = new TokenCursor(tokens);
        this.found = found;
    }

    /** Walks from a token to the end of the statement. */
    void from(int first) {
        boolean expected = false;
        int at = first;
        while (at < tokens.size()) {
            if (expected && isRelation(at)) {
                at = relation(at);
                expected = false;
            } else {
                expected = step(at, expected);
                at++;
            }
        }
    }

    private boolean isRelation(int at) {
        if (!tokens.isName(at)) {
            return false;
        }
        cursor.moveTo(at);
        boolean madeByInto = tokens.isWord(at - 1, "INTO") && tokens.isName(at + 1);
        return !cursor.seesAny("SELECT", "VALUES", "WITH", "TABLE", "LATERAL", "ONLY")
                && !(madeByInto && cursor.seesAny("TEMP", "TEMPORARY", "UNLOGGED"))
                && !cursor.sees("ROWS", "FROM");
    }

    /** A name before parentheses is a function, but after INTO they hold the columns. */
    private int relation(int at) {
        boolean columnsMayFollow = tokens.isWord(at - 1, "INTO");
        RelationName name = cursor.qualifiedName();
        boolean function = cursor.kind() == TokenKind.OPENING && !columnsMayFollow;
        if (name != null && !function && !isWithQuery(name)) {
            found.add(name);
        }
        return cursor.at();
    }

    private boolean isWithQuery(RelationName name) {
        return name.schema() == null && withQueries.contains(name.name());
    }

    /** Whether a relation is expected after this token. */
    private boolean step(int at, boolean expected) {
        return switch (tokens.kind(at)) {
            case OPENING -> {
                open(at, expected);
                yield expected;
            }
            case CLOSING -> {
                close();
                yield false;
            }
            case COMMA -> lists.get(depth);
            case WORD -> word(at, expected);
            default -> false;
        };
    }

    private void open(int at, boolean expected) {
        depth++;
        verbs.clear(depth);
        lists.set(depth, expected);
        if (depth == openings.length) {
            openings = Arrays.copyOf(openings, depth * 2);
        }
        openings[depth] = at;
    }

    private void close() {
        if (depth > 0) {
            lastClosed = openings[depth];
            depth--;
        }
    }

    private boolean word(int at, boolean expected) {
        String word = tokens.text(at).toUpperCase(Locale.ROOT);
        return switch (word) {
            case "SELECT", "DELETE", "MERGE" -> {
                verbs.set(depth);
                lists.clear(depth);
                yield false;
            }
            case "UPDATE" -> update(at);
            // not IS DISTINCT FROM, and not EXTRACT(x FROM y), where no verb stands before it
            case "FROM" -> list(verbs.get(depth) && !tokens.isWord(at - 1, "DISTINCT"));
            // not JOIN ... USING (columns)
            case "USING" -> list(verbs.get(depth) && tokens.isName(at + 1));
            case "JOIN", "INTO", "TABLE" -> true;
            case "ONLY", "LATERAL", "TEMP", "TEMPORARY", "UNLOGGED" -> expected;
            case "WITH" -> {
                with = true;
                yield false;
            }
            case "AS" -> {
                withQuery(at);
                yield false;
            }
            default -> {
                if (LIST_ENDS.contains(word)) {
                    lists.clear(depth);
                }
                yield false;
            }
        };
    }

    private boolean list(boolean begins) {
        if (begins) {
            lists.set(depth);
        }
        return begins;
    }

    /** A verb where a statement can begin; not FOR UPDATE, DO UPDATE or THEN UPDATE. */
    private boolean update(int at) {
        boolean begins =
                switch (tokens.kind(at - 1)) {
                    case OPENING, CLOSING -> true;
                    default -> at == 0;
                };
        if (begins) {
            verbs.set(depth);
        }
        return begins;
    }

    /** {@code name [(columns)] AS [NOT] [MATERIALIZED] (}. */
    private void withQuery(int at) {
        cursor.moveTo(at + 1);
        cursor.accept("NOT");
        cursor.accept("MATERIALIZED");
        if (with && cursor.kind() == TokenKind.OPENING) {
            int name = tokens.kind(at - 1) == TokenKind.CLOSING ? lastClosed - 1 : at - 1;
            if (tokens.isName(name)) {
                withQueries.add(tokens.name(name));
            }
        }
    }
}
