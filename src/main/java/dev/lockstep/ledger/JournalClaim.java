package dev.lockstep.ledger;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which environment and stage a database was claimed for by its first change. */
final class JournalClaim {
    private final String meta;

    JournalClaim(String schema) {
        this.meta = Quote.identifier(schema, "meta");
    }

    Optional<String> claim(Session session, String environment, Stage stage) {
        String cluster = session.facts().systemIdentifier();
        Claimed claimed =
                session.query(
                                Sql.of(
                                        """
                                        SELECT environment, stage, system_identifier, database_oid,
                                            (SELECT oid FROM pg_catalog.pg_database
                                                WHERE datname = current_database())::text AS here
                                        FROM %s\
                                        """
                                                .formatted(meta)),
                                Claimed::read)
                        .getFirst();
        if (claimed.stage() == null) {
            write(session, environment, stage, cluster, claimed.here());
            return Optional.empty();
        }
        if (claimed.isOf(cluster)) {
            if (!claimed.stage().equals(stage.word())) {
                throw new FailureException(refusal(claimed, environment, stage));
            }
            return Optional.empty();
        }
        write(session, environment, stage, cluster, claimed.here());
        return Optional.of(
                "this database is a copy of environment %s (%s): it is %s (%s) from now on"
                        .formatted(
                                claimed.environment(), claimed.stage(), environment, stage.word()));
    }

    private void write(
            Session session, String environment, Stage stage, String cluster, String database) {
        session.run(
                Sql.of(
                        """
                        UPDATE %s SET environment = ?, stage = ?, system_identifier = ?,
                            database_oid = ?, claimed_at = clock_timestamp()\
                        """
                                .formatted(meta),
                        environment,
                        stage.word(),
                        cluster,
                        database));
    }

    private Failure refusal(Claimed claimed, String environment, Stage stage) {
        return new Failure.GuardRefused(
                ("this database is environment %s (%s) since its first change;"
                                + " %s claims that it is %s")
                        .formatted(
                                claimed.environment(), claimed.stage(), environment, stage.word()),
                Failure.UNCHANGED,
                "connect to the database that you mean; if its stage has really changed, say so"
                        + " once:"
                        + " UPDATE %s SET stage = '%s'".formatted(meta, stage.word()));
    }

    /**
     * A claim as it stands.
     *
     * @param stage null where nothing was claimed yet
     * @param cluster the system_identifier; empty where the role could not read it
     * @param database the OID of the database that was claimed: it survives a renaming, not a copy
     * @param here the OID of this database
     */
    private record Claimed(
            @Nullable String environment,
            @Nullable String stage,
            @Nullable String cluster,
            @Nullable String database,
            String here) {
        static Claimed read(Row row) {
            return new Claimed(
                    row.textOrNull("environment"),
                    row.textOrNull("stage"),
                    row.textOrNull("system_identifier"),
                    row.textOrNull("database_oid"),
                    row.text("here"));
        }

        /** A cluster whose identifier is hidden from us now or was then is taken for the same. */
        boolean isOf(String cluster) {
            boolean sameCluster =
                    this.cluster == null
                            || this.cluster.isEmpty()
                            || cluster.isEmpty()
                            || this.cluster.equals(cluster);
            return sameCluster && here.equals(database);
        }
    }
}
