package dev.lockstep.schema;

import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a schema comes to in one word, made by the server alone: over the objects that {@link
 * SchemaSnapshot} reads, by their names and definitions. No OID goes into it, nothing physical (the
 * value of a sequence, sizes, statistics), no owner, and no order of columns. Any role gets the
 * same.
 *
 * @param value {@code 18-0c4f11aa-} and 64 hexadecimal digits: the server's major version, for
 *     another one may put the same definition in other words; what was asked, for another version
 *     of this program may ask more; and the digest
 */
public record Fingerprint(String value) {
    private static final List<String> OBJECTS =
            List.of("types", "others", "columns", "constraints", "indexes", "routines", "triggers");

    /** Of a database, in a read-only transaction of its own. The session must not be in one. */
    public static Fingerprint of(Session session, Scope scope) {
        int version = session.facts().versionNumber();
        String query = query(version);
        List<String> schemas = scope.allSchemas();
        // So large a query would be compiled first, which takes longer than to run it.
        Sql asked =
                SnapshotReader.BEGIN
                        .then(Sql.of("SET LOCAL jit = off"))
                        .then(Sql.of(query, schemas, scope.allNames()))
                        .then(Sql.of("COMMIT"));
        try {
            String digest = session.query(asked, row -> row.text("digest")).getFirst();
            return new Fingerprint(version / 10000 + "-" + wording(query) + "-" + digest);
        } finally {
            if (session.isOpen() && session.transactionStatus() != TransactionStatus.IDLE) {
                session.run(Sql.of("ROLLBACK"));
            }
        }
    }

    /** Whether both were asked for in the same words, so that a difference means one. */
    public boolean isComparableTo(Fingerprint other) {
        return basis().equals(other.basis());
    }

    /** Whether it tells of a change against the other; never where they cannot be compared. */
    public boolean isChangeFrom(Fingerprint other) {
        return isComparableTo(other) && !equals(other);
    }

    private String basis() {
        return value.substring(0, Math.max(0, value.lastIndexOf('-')));
    }

    private static String query(int version) {
        String objects =
                OBJECTS.stream()
                        .map(Fingerprint::objects)
                        .collect(Collectors.joining("\nUNION ALL\n"));
        String publications = version < 150000 ? "publications-14" : "publications";
        return SnapshotReader.text("fingerprint")
                .text()
                .replace("{relations}", SnapshotReader.text("relations").text())
                .replace("{objects}", objects + "\nUNION ALL\n" + objects(publications));
    }

    private static String objects(String name) {
        return "SELECT q.kind, q.schema, q.parent, q.name, q.relation, q.properties FROM (\n"
                + SnapshotReader.text(name).text()
                + ") q";
    }

    private static String wording(String query) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(query.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
