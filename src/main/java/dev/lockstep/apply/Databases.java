package dev.lockstep.apply;

import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.ServerShape.DatabaseWide;
import java.util.Optional;

/** Whether a CREATE or DROP of something that belongs to the cluster took effect. */
final class Databases {
    private Databases() {}

    /** Empty when the statement is none of those that the catalog can tell about. */
    static Optional<Boolean> tookEffect(Session session, DatabaseWide statement) {
        String kind = statement.kind();
        Optional<String> catalog = catalogOf(kind);
        String name = statement.name();
        if (catalog.isEmpty() || name == null) {
            return Optional.empty();
        }
        boolean there =
                session.query(Sql.of(catalog.get(), name), row -> row.bool("there")).getFirst();
        return Optional.of(kind.startsWith("CREATE") == there);
    }

    private static Optional<String> catalogOf(String kind) {
        return switch (kind) {
            case "CREATE DATABASE", "DROP DATABASE" -> exists("pg_database", "datname");
            case "CREATE TABLESPACE", "DROP TABLESPACE" -> exists("pg_tablespace", "spcname");
            case "CREATE SUBSCRIPTION", "DROP SUBSCRIPTION" -> exists("pg_subscription", "subname");
            default -> Optional.empty();
        };
    }

    private static Optional<String> exists(String catalog, String column) {
        return Optional.of(
                "SELECT EXISTS (SELECT 1 FROM pg_catalog."
                        + catalog
                        + " WHERE "
                        + column
                        + " = ?) AS there");
    }
}
