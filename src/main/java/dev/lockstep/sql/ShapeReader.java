package dev.lockstep.sql;

import dev.lockstep.sql.ServerShape.Other;
import dev.lockstep.sql.StatementShape.LockClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a statement's shape by its first words. Each family of statements has its reader, which
 * answers null when the words that follow are not what PostgreSQL's grammar has there; such a
 * statement keeps its name and nothing else.
 */
final class ShapeReader {
    private ShapeReader() {}

    static StatementShape read(Tokens tokens) {
        TokenCursor cursor = new TokenCursor(tokens);
        StatementShape shape = byFirstWord(cursor);
        if (shape != null) {
            return shape;
        }
        cursor.moveTo(0);
        return new Other(cursor.word(), List.of(), LockClass.NONE);
    }

    private static @Nullable StatementShape byFirstWord(TokenCursor cursor) {
        if (cursor.kind() == TokenKind.OPENING) {
            return DataReader.read(cursor);
        }
        return switch (cursor.word()) {
            case "SELECT", "VALUES", "TABLE", "WITH", "INSERT", "UPDATE", "DELETE", "MERGE" ->
                    DataReader.read(cursor);
            case "COPY" -> CopyReader.read(cursor);
            case "CREATE" -> CreateReader.read(cursor);
            case "ALTER" -> AlterReader.read(cursor);
            case "DROP" -> DropReader.read(cursor);
            case "TRUNCATE" -> DropReader.truncate(cursor);
            case "GRANT", "REVOKE" -> PrivilegeReader.read(cursor);
            case "COMMENT" -> CommentReader.read(cursor);
            case "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE" ->
                    SessionReader.control(cursor);
            case "PREPARE" -> SessionReader.prepare(cursor);
            case "CALL" -> SessionReader.call(cursor);
            case "DO" -> new SessionShape.DoBlock();
            case "SET", "RESET" -> SessionReader.set(cursor);
            case "DISCARD" -> SessionReader.discard(cursor);
            case "VACUUM", "ANALYZE", "ANALYSE", "CLUSTER", "REPACK", "CHECKPOINT" ->
                    MaintenanceReader.read(cursor);
            case "REINDEX" -> IndexReader.reindex(cursor);
            case "REFRESH" -> MaintenanceReader.refresh(cursor);
            case "LOCK" -> MaintenanceReader.lock(cursor);
            case "SECURITY", "REASSIGN", "IMPORT" -> MaintenanceReader.twoWords(cursor);
            default -> null;
        };
    }
}
