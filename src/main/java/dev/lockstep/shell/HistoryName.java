package dev.lockstep.shell;

import dev.lockstep.command.Workspace.PromptState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Whose lines a history holds: those of one project and environment. Projects of one name in two
 * folders are told apart by a few digits made of where they really are: {@code
 * portfolio-3f9a61c2-staging}. What was typed for one database shall not be suggested on another.
 */
final class HistoryName {
    /** Enough to tell the projects of one person apart. */
    private static final int HASHED = 4;

    private HistoryName() {}

    static String of(PromptState state) {
        String environment = state.environment() == null ? "none" : state.environment();
        Path root = state.root();
        return state.project() == null || root == null
                ? environment
                : state.project() + "-" + hash(real(root)) + "-" + environment;
    }

    private static String real(Path root) {
        try {
            return root.toRealPath().toString();
        } catch (IOException e) {
            return root.toAbsolutePath().normalize().toString();
        }
    }

    private static String hash(String path) {
        try {
            byte[] all =
                    MessageDigest.getInstance("SHA-256")
                            .digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, HASHED);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
