package dev.lockstep.render;

/** Tabs as blanks, so that columns can be counted. */
final class Tabs {
    private Tabs() {}

    /** Each tab up to the next multiple of {@code stop} columns. */
    static String expand(String line, int stop) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        StringBuilder expanded = new StringBuilder();
        int column = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            if (point == '\t') {
                int blanks = stop - column % stop;
                expanded.repeat(' ', blanks);
                column += blanks;
            } else {
                expanded.appendCodePoint(point);
                column += DisplayWidth.of(point);
            }
            i += Character.charCount(point);
        }
        return expanded.toString();
    }
}
