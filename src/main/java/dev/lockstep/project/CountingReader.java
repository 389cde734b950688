package dev.lockstep.project;

import java.io.Reader;

/** A text that is handed out a character at a time, so that one knows how far a parser came. */
final class CountingReader extends Reader {
    private final String text;
    private int consumed;

    CountingReader(String text) {
        this.text = text;
    }

    /** Characters handed out so far. */
    int consumed() {
        return consumed;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (consumed == text.length()) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        buffer[offset] = text.charAt(consumed++);
        return 1;
    }

    @Override
    public void close() {
        // A string needs no closing.
    }
}
