package dev.lockstep.plan;

import dev.lockstep.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Fingerprints of statements: by them a run that stopped half-way knows again where it was, in a
 * file that may have been edited since.
 */
public final class StatementHash {
    private StatementHash() {}

    /** SHA-256 of the statement's text and of the data that a COPY brings along, in hex. */
    public static String of(Statement statement) {
        MessageDigest digest = sha256();
        add(digest, statement);
        return HexFormat.of().formatHex(digest.digest());
    }

    static void add(MessageDigest digest, Statement statement) {
        add(digest, statement.sql());
        String data = statement.copyData();
        if (data != null) {
            add(digest, data);
        }
    }

    /** The text and an end mark that UTF-8 never holds, so that two texts differ from one. */
    static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0xFF);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
