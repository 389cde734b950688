package dev.lockstep.sql;

import dev.lockstep.sql.ObjectShape.Grant;
import java.util.List;

/** Reads GRANT and REVOKE. */
final class PrivilegeReader {
    private PrivilegeReader() {}

    /** Without a word for what they are, the names after ON are tables. */
    static StatementShape read(TokenCursor cursor) {
        String kind = cursor.word();
        if (!cursor.moveToWord("ON", "TO", "FROM") || !cursor.accept("ON")) {
            return new Grant(kind, List.of());
        }
        boolean others =
                cursor.seesAny(
                        "ALL",
                        "DATABASE",
                        "DOMAIN",
                        "FOREIGN",
                        "FUNCTION",
                        "LANGUAGE",
                        "LARGE",
                        "PARAMETER",
                        "PROCEDURE",
                        "ROUTINE",
                        "SCHEMA",
                        "TABLESPACE",
                        "TYPE");
        cursor.acceptAny("TABLE", "SEQUENCE");
        return new Grant(kind, others ? List.of() : cursor.qualifiedNames());
    }
}
