package dev.lockstep.command;

import java.util.Optional;
import java.util.Set;

/**
 * The table of commands, in the order in which {@code help} lists them: the one list from which
 * parsing, help and completion are made.
 */
enum CommandWord {
    STATUS("look", "status", "where files and database stand"),
    SHOW("look", "show", "everything about one migration"),
    PLAN("look", "plan", "what would run, in order"),
    EXPLAIN("look", "explain", "everything known about one step of the plan"),
    WHY("look", "why", "why the last command failed, and what puts it right"),
    DRIFT("look", "drift", "who changed objects past Lockstep, where it is watched"),
    LINT("look", "lint", "hazards that the files show, without a database"),
    DIFF("look", "diff", "how this database's schema differs from the migrations"),
    LOG("look", "log", "what was run here, newest first"),
    SQL("look", "sql", "run one SQL statement"),
    DRY_RUN("rehearse", "dry-run", "execute a plan where it has no consequence"),
    DRILL("rehearse", "drill", "practise a failure, the way on and the way back"),
    NEW("change", "new", "write the files of a new migration"),
    APPLY("change", "apply", "apply migrations"),
    STEP("change", "step", "go through one migration by hand"),
    NEXT("in step mode", "next", "run the next statement"),
    BACK("in step mode", "back", "undo the last statement"),
    COMMIT("in step mode", "commit", "keep it and leave step mode"),
    ABORT("in step mode", "abort", "undo it and leave step mode"),
    ROLLBACK("change", "rollback", "undo migrations"),
    SEED("change", "seed", "run seeds/*.sql"),
    RESOLVE("change", "resolve", "declare how a migration stands"),
    BASELINE("change", "baseline", "declare that the database is at a migration already"),
    RESET("change", "reset", "drop everything of the project and start over"),
    USE("session", "use", "change to another environment"),
    CONNECT("session", "connect", "connect to another database"),
    SET("session", "set", "show or change a setting of this shell"),
    HISTORY("session", "history", "lines typed before"),
    HELP("session", "help", "this list, one command, or a topic"),
    COMPLETION("session", "completion", "completion for bash, zsh or fish"),
    DEMO("session", "demo", "a sample project on a server of its own"),
    EXIT("session", "exit", "leave");

    /** Words of commands that this version does not have. */
    private static final Set<String> LATER =
            Set.of(
                    "activity",
                    "locks",
                    "backfill",
                    "import",
                    "purge",
                    "record",
                    "replay",
                    "runbook",
                    "expect",
                    "share",
                    "join",
                    "who",
                    "go",
                    "hold",
                    "stop",
                    "chat",
                    "hand-over",
                    "approve",
                    "deny",
                    "check",
                    "maintenance",
                    "flag",
                    "backup",
                    "restore-point",
                    "window",
                    "watch");

    private final String group;
    private final String word;
    private final String purpose;

    CommandWord(String group, String word, String purpose) {
        this.group = group;
        this.word = word;
        this.purpose = purpose;
    }

    /** The command of that word. */
    static Optional<CommandWord> of(String typed) {
        for (CommandWord command : values()) {
            if (command.word.equals(typed)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    /** Whether that is a command of Lockstep's, but of no version yet. */
    static boolean comesLater(String typed) {
        return LATER.contains(typed);
    }

    String group() {
        return group;
    }

    String word() {
        return word;
    }

    String purpose() {
        return purpose;
    }

    /** Whether it never changes a database. */
    boolean readsOnly() {
        return switch (this) {
            case STATUS,
                    SHOW,
                    PLAN,
                    LINT,
                    EXPLAIN,
                    DIFF,
                    WHY,
                    DRIFT,
                    LOG,
                    SQL,
                    DRY_RUN,
                    DRILL,
                    NEW,
                    USE,
                    CONNECT,
                    SET,
                    HISTORY,
                    HELP,
                    COMPLETION,
                    DEMO,
                    EXIT ->
                    true;
            case APPLY, STEP, NEXT, BACK, COMMIT, ABORT, ROLLBACK, SEED, RESOLVE, BASELINE, RESET ->
                    false;
        };
    }

    /** A fresh one, its options not filled in. */
    Verb make() {
        return switch (this) {
            case STATUS -> new StatusCommand();
            case EXPLAIN -> new ExplainCommand();
            case WHY -> new WhyCommand();
            case DRIFT -> new DriftCommand();
            case LINT -> new LintCommand();
            case SHOW -> new ShowCommand();
            case PLAN -> new PlanCommand();
            case DIFF -> new DiffCommand();
            case LOG -> new LogCommand();
            case SQL -> new SqlCommand();
            case DRY_RUN -> new DryRunCommand();
            case DRILL -> new DrillCommand();
            case NEW -> new NewCommand();
            case APPLY -> new ApplyCommand();
            case STEP -> new StepCommand();
            case NEXT -> new StepNextCommand();
            case BACK -> new StepBackCommand();
            case COMMIT -> new StepCommitCommand();
            case ABORT -> new StepAbortCommand();
            case ROLLBACK -> new RollbackCommand();
            case SEED -> new SeedCommand();
            case RESOLVE -> new ResolveCommand();
            case BASELINE -> new BaselineCommand();
            case RESET -> new ResetCommand();
            case USE -> new UseCommand();
            case CONNECT -> new ConnectCommand();
            case SET -> new SetCommand();
            case HISTORY -> new HistoryCommand();
            case HELP -> new HelpCommand();
            case COMPLETION -> new CompletionCommand();
            case DEMO -> new DemoCommand();
            case EXIT -> new ExitCommand();
        };
    }
}
