package dev.lockstep.sql;

import dev.lockstep.model.LockMode;
import dev.lockstep.sql.ObjectShape.Refresh;
import dev.lockstep.sql.ServerShape.LockTable;
import dev.lockstep.sql.ServerShape.Maintenance;
import dev.lockstep.sql.ServerShape.Maintenance.Verb;
import dev.lockstep.sql.ServerShape.Other;
import dev.lockstep.sql.StatementShape.LockClass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads statements that keep tables in order, and LOCK. */
final class MaintenanceReader {
    private MaintenanceReader() {}

    static StatementShape read(TokenCursor cursor) {
        Verb verb =
                switch (cursor.word()) {
                    case "VACUUM" -> Verb.VACUUM;
                    case "CLUSTER" -> Verb.CLUSTER;
                    case "REPACK" -> Verb.REPACK;
                    case "CHECKPOINT" -> Verb.CHECKPOINT;
                    default -> Verb.ANALYZE;
                };
        cursor.skip();
        Options options = Options.read(cursor);
        boolean full = options.isOn("FULL", false);
        while (cursor.seesAny("FULL", "FREEZE", "VERBOSE", "ANALYZE", "ANALYSE")) {
            full |= cursor.sees("FULL");
            cursor.skip();
        }
        List<RelationName> tables =
                cursor.sees("USING", "INDEX") ? List.of() : tables(cursor, verb);
        return new Maintenance(verb, tables, full, options.isOn("CONCURRENTLY", false));
    }

    private static List<RelationName> tables(TokenCursor cursor, Verb verb) {
        Set<RelationName> tables = new LinkedHashSet<>();
        do {
            RelationName name = cursor.table();
            if (verb == Verb.CLUSTER && cursor.accept("ON")) {
                name = cursor.table(); // CLUSTER index ON table, the way before 8.3
            }
            if (name != null) {
                tables.add(name);
            }
            cursor.skipParentheses();
        } while (cursor.accept(TokenKind.COMMA));
        return List.copyOf(tables);
    }

    static @Nullable StatementShape refresh(TokenCursor cursor) {
        if (!cursor.accept("REFRESH", "MATERIALIZED", "VIEW")) {
            return null;
        }
        boolean concurrently = cursor.accept("CONCURRENTLY");
        RelationName view = cursor.qualifiedName();
        return view == null
                ? null
                : new Refresh(view, concurrently, !cursor.tokens().endsWithNoData());
    }

    static StatementShape lock(TokenCursor cursor) {
        cursor.skip();
        cursor.accept("TABLE");
        return new LockTable(tables(cursor, Verb.ANALYZE), mode(cursor));
    }

    private static LockMode mode(TokenCursor cursor) {
        if (cursor.accept("IN")) {
            for (LockMode mode : LockMode.values()) {
                String[] words = mode.words().split(" ");
                int before = cursor.at();
                if (cursor.accept(words) && cursor.sees("MODE")) {
                    return mode;
                }
                cursor.moveTo(before);
            }
        }
        return LockMode.ACCESS_EXCLUSIVE;
    }

    /** Such as SECURITY LABEL and REASSIGN OWNED. */
    static StatementShape twoWords(TokenCursor cursor) {
        String first = cursor.word();
        cursor.skip();
        return new Other((first + " " + cursor.word()).strip(), List.of(), LockClass.NONE);
    }
}
