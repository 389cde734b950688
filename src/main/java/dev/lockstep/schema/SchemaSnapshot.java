package dev.lockstep.schema;

import dev.lockstep.postgres.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A database's schema at one moment. Two of the same content have the same {@link #fingerprint},
 * whatever their OIDs and owners, the order of their columns and gaps in it.
 *
 * <p>Left out: system schemas, temporary objects, what belongs to an extension, and what the {@link
 * Scope} says. An owner's privileges on its own objects, and owners themselves, are not compared.
 * Servers of different major versions may put the same definition in different words.
 *
 * @param version of the server, as {@code server_version_num}
 * @param role that read it
 * @param objects in an order fit for making them: columns as they stand in their tables
 * @param needs what each object cannot be without, as the catalog knows it
 * @param notCompared kinds of objects that are in the database and not in here
 */
public record SchemaSnapshot(
        int version,
        String role,
        Map<ObjectId, SchemaObject> objects,
        Map<ObjectId, Set<ObjectId>> needs,
        List<NotCompared> notCompared) {

    /** Keeps its own copies. */
    public SchemaSnapshot {
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
        needs = Map.copyOf(needs);
        notCompared = List.copyOf(notCompared);
    }

    /** A kind of object that is not read, and how many there are. */
    public record NotCompared(String kind, long count) {}

    /**
     * Reads it in a read-only transaction of its own. The session must not be in one.
     *
     * @throws dev.lockstep.postgres.ServerException where a catalog may not be read
     */
    public static SchemaSnapshot read(Session session, Scope scope) {
        return new SnapshotReader(session, scope).read();
    }

    /** {@code sha256:} and 64 hexadecimal digits. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(objects)
                    .forEach((id, object) -> {
                        feed(digest, id.kind().name());
                        feed(digest, id.schema());
                        feed(digest, id.parent());
                        feed(digest, id.name());
                        new TreeMap<>(object.properties())
                                .forEach((key, value) -> {
                                    feed(digest, key);
                                    feed(digest, value);
                                });
                    });
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With its length, so that no two lists of words are fed alike. */
    private static void feed(MessageDigest digest, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
