package dev.lockstep.plan.phase;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.Lexer;
import dev.lockstep.sql.Token;
import dev.lockstep.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column as people write it: {@code users.name}, {@code shop."Users"."fullName"}.
 *
 * @param schema null where it is to be looked for on the search path
 */
record ColumnName(@Nullable String schema, String table, String column) {
    /**
     * Reads it, as written.
     *
     * @throws FailureException with {@code WrongUsage} when it is no such name
     */
    static ColumnName of(String text) {
        List<String> parts = new ArrayList<>();
        boolean dot = true;
        for (Token token : Lexer.tokens(text)) {
            String word = text.substring(token.start(), token.end());
            boolean name =
                    token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER;
            if (dot != name || (!name && !word.equals("."))) {
                throw wrong(text);
            }
            if (name) {
                parts.add(unquoted(word));
            }
            dot = !name;
        }
        if (dot || parts.size() < 2 || parts.size() > 3) {
            throw wrong(text);
        }
        return new ColumnName(
                parts.size() == 3 ? parts.getFirst() : null,
                parts.get(parts.size() - 2),
                parts.getLast());
    }

    private static FailureException wrong(String text) {
        return new FailureException(
                new Failure.WrongUsage(
                        "'" + text + "' names no column of a table", "TABLE.COLUMN: users.name"));
    }

    static String unquoted(String word) {
        return word.startsWith("\"") && word.endsWith("\"") && word.length() > 1
                ? word.substring(1, word.length() - 1).replace("\"\"", "\"")
                : word;
    }

    /** The same in lower case, as SQL reads names without quotes. */
    ColumnName folded() {
        return new ColumnName(
                schema == null ? null : schema.toLowerCase(Locale.ROOT),
                table.toLowerCase(Locale.ROOT),
                column.toLowerCase(Locale.ROOT));
    }

    /** The table as SQL names it. */
    String tableSql() {
        return schema == null ? Quote.identifier(table) : Quote.identifier(schema, table);
    }

    /** As people write it: quotes only where they are needed. */
    @Override
    public String toString() {
        return (schema == null ? "" : plain(schema) + ".") + plain(table) + "." + plain(column);
    }

    private static String plain(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : Quote.identifier(name);
    }
}
