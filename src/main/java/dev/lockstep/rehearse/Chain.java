package dev.lockstep.rehearse;

import dev.lockstep.project.Migration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Migrations in the order in which they are replayed, and a checksum for each beginning of it.
 *
 * @param sums one more than the migrations: the first is of the empty database
 */
record Chain(List<Migration> migrations, List<String> sums) {
    private static final int DIGITS = 24;

    /** Keeps its own copies. */
    Chain {
        migrations = List.copyOf(migrations);
        sums = List.copyOf(sums);
    }

    /**
     * On a database that was made from that.
     *
     * @throws dev.lockstep.model.FailureException when a script cannot be read
     */
    static Chain of(String base, List<Migration> migrations) {
        List<String> sums = new ArrayList<>();
        String sum = sum(base);
        sums.add(sum);
        for (Migration migration : migrations) {
            sum = sum(sum + '\n' + migration.name() + '\n' + migration.up().source().text());
            sums.add(sum);
        }
        return new Chain(migrations, sums);
    }

    private static String sum(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    int length() {
        return migrations.size();
    }
}
