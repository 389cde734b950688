package dev.lockstep.plan;

import dev.lockstep.model.Direction;
import dev.lockstep.project.Checksums;
import dev.lockstep.project.Migration;
import dev.lockstep.sql.Statement;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The fingerprint of a plan: {@code sha256:} and hex over direction, names and checksums, and over
 * the statements that no checksum covers, so that what was rehearsed elsewhere is known to be what
 * runs here.
 */
final class PlanHash {
    private PlanHash() {}

    static String of(Direction direction, List<Plan.Run> runs) {
        MessageDigest digest = StatementHash.sha256();
        StatementHash.add(digest, direction.word());
        for (Plan.Run run : runs) {
            Migration files = run.status().files();
            String checksum = files == null ? null : files.checksum();
            StatementHash.add(digest, run.name());
            StatementHash.add(digest, checksum == null ? "" : checksum);
            if (direction == Direction.UP && checksum != null && Checksums.secure(checksum)) {
                continue; // it covers the statements already
            }
            for (Statement statement : run.script().statements()) {
                StatementHash.add(digest, statement);
            }
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}
