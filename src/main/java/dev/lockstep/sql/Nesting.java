package dev.lockstep.sql;

/**
 * Whether a semicolon at this point ends the statement. It does not inside of parentheses, which is
 * where CREATE RULE has them, nor in the {@code BEGIN ATOMIC ... END} body of a function or
 * procedure.
 */
final class Nesting {
    private int parentheses;
    private boolean routine;
    private int blocks;

    void clear() {
        parentheses = 0;
        routine = false;
        blocks = 0;
    }

    boolean open() {
        return parentheses > 0 || blocks > 0;
    }

    /** Takes the newest of a statement's tokens into account. */
    void see(Tokens tokens) {
        int last = tokens.size() - 1;
        switch (tokens.kind(last)) {
            case OPENING -> parentheses++;
            case CLOSING -> parentheses = Math.max(0, parentheses - 1);
            case WORD -> word(tokens, last);
            default -> {}
        }
    }

    private void word(Tokens tokens, int last) {
        if (last == 1 || last == 3) {
            routine |= beginsRoutine(tokens, last);
        }
        if (!routine) {
            return;
        }
        if (blocks == 0) {
            boolean body =
                    parentheses == 0
                            && tokens.isWord(last, "ATOMIC")
                            && tokens.isWord(last - 1, "BEGIN");
            blocks = body ? 1 : 0;
        } else if (!isLabel(tokens, last)) {
            if (tokens.isWord(last, "CASE")) {
                blocks++;
            } else if (tokens.isWord(last, "END")) {
                blocks--;
            }
        }
    }

    private static boolean beginsRoutine(Tokens tokens, int last) {
        boolean create =
                tokens.isWord(0, "CREATE")
                        && (last == 1 || (tokens.isWord(1, "OR") && tokens.isWord(2, "REPLACE")));
        return create && (tokens.isWord(last, "FUNCTION") || tokens.isWord(last, "PROCEDURE"));
    }

    /** Reserved words may still name a column after a dot or after AS. */
    private static boolean isLabel(Tokens tokens, int index) {
        return tokens.isSymbol(index - 1, ".") || tokens.isWord(index - 1, "AS");
    }
}
