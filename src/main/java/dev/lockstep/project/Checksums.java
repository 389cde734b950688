package dev.lockstep.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How the layouts compute the checksum of a migration; all in lower-case hexadecimal digits. */
public final class Checksums {
    /** Begins every checksum of {@link #ofText}, so that a later rule can be told from this one. */
    public static final String TEXT_V1 = "sha256:v1:";

    private static final int SHA_256_DIGITS = 64;

    private Checksums() {}

    /**
     * The native layout's rule, version 1: one leading U+FEFF is dropped, CRLF and a CR alone
     * become LF, nothing else changes; then SHA-256 over the text's UTF-8 bytes. So neither an
     * editor's byte order mark nor git's line endings make a file look edited, and a ledger that
     * keeps the text can compute it again.
     */
    public static String ofText(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (plain.indexOf('\r') >= 0) {
            plain = plain.replace("\r\n", "\n").replace('\r', '\n');
        }
        return TEXT_V1 + ofBytes(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether no other text will have that checksum: as long as SHA-256 writes them. */
    public static boolean secure(String checksum) {
        return checksum.length() >= SHA_256_DIGITS;
    }

    /** Prisma's rule: SHA-256 over the bytes of the file exactly as they are. */
    public static String ofBytes(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
