package dev.lockstep.command;

import dev.lockstep.model.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words that are commands here and statements in SQL: {@code rollback}, {@code reset}, {@code set},
 * {@code show}, {@code commit}, {@code abort}. Nobody may undo a migration by leaving a transaction
 * out of habit, so what looks like SQL is refused with both spellings.
 */
final class SqlForms {
    private SqlForms() {}

    private static final Set<String> ENDS = Set.of("work", "transaction", "prepared", "and");

    /** Targets of ours that nothing of SQL begins with: a semicolon behind them is mere habit. */
    private static final Set<String> TARGETS = Set.of("last", "all", "only");

    private static final Set<String> SET_FORMS =
            Set.of("local", "session", "role", "transaction", "constraints", "time", "schema");

    /** What people look at with SHOW; a migration is hardly called that. */
    private static final Set<String> SHOWN =
            Set.of(
                    "all",
                    "search_path",
                    "server_version",
                    "server_version_num",
                    "timezone",
                    "time",
                    "transaction",
                    "session",
                    "work_mem",
                    "maintenance_work_mem",
                    "lock_timeout",
                    "statement_timeout",
                    "deadlock_timeout",
                    "max_connections",
                    "wal_level",
                    "data_directory",
                    "config_file",
                    "hba_file",
                    "port",
                    "default_transaction_read_only",
                    "transaction_read_only",
                    "transaction_isolation",
                    "standard_conforming_strings",
                    "shared_buffers",
                    "is_superuser",
                    "session_authorization",
                    "client_encoding",
                    "server_encoding",
                    "datestyle",
                    "row_security",
                    "archive_mode");

    /** Why the line is not run, when its first word is a command's and the rest is SQL's. */
    static Optional<Failure> refusal(String first, String text) {
        String folded = first.toLowerCase(Locale.ROOT);
        List<String> rest = rest(first, text);
        boolean sql = !folded.equals(first) || text.endsWith(";");
        return switch (folded) {
            case "rollback" ->
                    endsTransaction(rest) || (sql && !isOurTarget(folded.equals(first), rest))
                            ? Optional.of(ends(text, "undoes migrations", rollback(first, text)))
                            : Optional.empty();
            case "commit" ->
                    sql || !onlyOptions(rest)
                            ? Optional.of(ends(text, "ends step mode", "commit"))
                            : Optional.empty();
            case "abort" ->
                    sql || !onlyOptions(rest)
                            ? Optional.of(ends(text, "ends step mode", "abort"))
                            : Optional.empty();
            case "reset" ->
                    sql || !onlyOptions(rest)
                            ? Optional.of(both(text, "drops everything of the project", "reset"))
                            : Optional.empty();
            case "set" ->
                    !folded.equals(first) || setsParameter(text, rest)
                            ? Optional.of(
                                    both(text, "changes a setting of this shell", "set rows 50"))
                            : Optional.empty();
            case "show" ->
                    !folded.equals(first) || showsParameter(rest)
                            ? Optional.of(both(text, "shows a migration", "show NAME"))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** {@code import} is a command to come, IMPORT FOREIGN SCHEMA is SQL. */
    static boolean isForeignSchemaImport(String text) {
        List<String> words = plainWords(text);
        return words.size() > 2 && words.get(0).equals("import") && words.get(1).equals("foreign");
    }

    private static boolean endsTransaction(List<String> rest) {
        if (rest.isEmpty()) {
            return false;
        }
        boolean toSavepoint =
                rest.size() > 2 && rest.get(0).equals("to") && !rest.get(2).startsWith("-");
        return ENDS.contains(rest.get(0)) || toSavepoint;
    }

    private static boolean isOurTarget(boolean small, List<String> rest) {
        return small && !rest.isEmpty() && TARGETS.contains(rest.get(0));
    }

    /** Our spelling of it: TO may have meant a migration as well as a savepoint. */
    private static String rollback(String first, String text) {
        List<String> rest = rest(first, text);
        if (rest.size() < 2 || !rest.get(0).equals("to") || rest.get(1).equals("savepoint")) {
            return "rollback last";
        }
        String name = withoutSemicolon(text.substring(first.length())).split("\\s+")[1];
        return "rollback to " + name + (text.endsWith(";") ? ", without the semicolon" : "");
    }

    private static boolean setsParameter(String text, List<String> rest) {
        if (rest.isEmpty()) {
            return false;
        }
        boolean ours = Settings.isOne(rest.get(0));
        return text.split(";", 2)[0].contains("=")
                || (rest.size() > 1 && rest.get(1).equals("to"))
                || SET_FORMS.contains(rest.get(0))
                || (text.endsWith(";") && !ours);
    }

    private static boolean showsParameter(List<String> rest) {
        return !rest.isEmpty() && SHOWN.contains(rest.get(0));
    }

    private static boolean onlyOptions(List<String> rest) {
        return rest.isEmpty() || rest.get(0).startsWith("-");
    }

    private static Failure ends(String text, String meaning, String ours) {
        return refused(
                text,
                meaning,
                ours,
                "; here every statement is a transaction of its own, so there is none to end");
    }

    private static Failure both(String text, String meaning, String ours) {
        return refused(text, meaning, ours, "");
    }

    private static Failure refused(String text, String meaning, String ours, String more) {
        String word = PromptLine.firstWord(text).toLowerCase(Locale.ROOT);
        return new Failure.GuardRefused(
                "'"
                        + text
                        + "' is written as SQL, but "
                        + word
                        + " at this prompt "
                        + meaning
                        + more,
                Failure.UNCHANGED,
                "Lockstep's: " + ours + " · SQL's: sql " + withoutSemicolon(text));
    }

    private static List<String> rest(String first, String text) {
        return plainWords(text.substring(first.length()));
    }

    private static String withoutSemicolon(String text) {
        String bare = text.strip();
        return bare.endsWith(";") ? bare.substring(0, bare.length() - 1).strip() : bare;
    }

    private static List<String> plainWords(String text) {
        String bare = withoutSemicolon(text);
        return bare.isEmpty() ? List.of() : List.of(bare.toLowerCase(Locale.ROOT).split("\\s+"));
    }
}
