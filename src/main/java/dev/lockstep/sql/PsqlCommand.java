package dev.lockstep.sql;

import dev.lockstep.sql.StatementScanner.Trouble;
import java.util.Locale;

/** Commands of psql, which are no SQL: refused, with what to write instead. */
final class PsqlCommand {
    /** Longer than any of psql's commands. */
    private static final int LONGEST = 20;

    private PsqlCommand() {}

    static Trouble refused(String text, int start, int end) {
        int wordEnd = start + 1;
        while (wordEnd < end && !Characters.isSpace(text.charAt(wordEnd))) {
            wordEnd++;
        }
        String name = text.substring(start + 1, wordEnd);
        return new Trouble(start, message(name), next(name.toLowerCase(Locale.ROOT)), false);
    }

    private static String message(String name) {
        if (name.equals(".")) {
            return "\\. ends the data of COPY ... FROM stdin, but none stands before it";
        }
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
        return "\\" + shown + " is a command of psql, and a script holds SQL alone";
    }

    private static String next(String name) {
        return switch (name) {
            case "." -> "remove the line, or put the COPY before its data";
            case "i", "ir", "include", "include_relative" ->
                    "put that file's SQL in its place, or make it a migration of its own";
            case "copy" -> "write COPY ... FROM stdin; with the data below it, and a line \\. last";
            case "set", "unset", "gset", "prompt", "getenv", "setenv" ->
                    "write the value itself: variables belong to psql";
            case "if", "elif", "else", "endif" -> "write the condition in a DO block";
            case "c", "connect" -> "remove the line: the environment says which database it is";
            case "restrict", "unrestrict" ->
                    "remove the line: pg_dump writes it for psql, and nothing else needs it";
            case "g", "gx", "gexec" -> "end the statement with a semicolon";
            default -> "remove the line, or write it in SQL";
        };
    }
}
