package dev.lockstep.command;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first lines of a {@code COPY ... TO STDOUT}; the server sends each as one piece. */
final class CopiedRows extends OutputStream {
    private final int limit;
    private final List<List<@Nullable String>> lines = new ArrayList<>();
    private boolean more;

    CopiedRows(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (lines.size() == limit) {
            more = true;
        } else {
            String line = new String(bytes, from, length, StandardCharsets.UTF_8);
            lines.add(Collections.singletonList(line.replaceFirst("\\R$", "")));
        }
    }

    List<List<@Nullable String>> lines() {
        return lines;
    }

    /** Whether there were more than the limit; those are read and dropped. */
    boolean more() {
        return more;
    }
}
