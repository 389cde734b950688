package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Setting;
import java.util.List;

/** What {@code set} can change; of this shell alone, and forgotten with it. */
public final class Settings {
    private static final List<String> NAMES = List.of("write", "rows", "timing");
    private static final int MOST_ROWS = 1_000_000;

    private volatile boolean write;
    private volatile int rows = 1_000;
    private volatile boolean timing = true;

    /** Whether SQL typed at the prompt may change the database. */
    public boolean write() {
        return write;
    }

    /** How many rows of a result are shown at most. */
    public int rows() {
        return rows;
    }

    /** Whether the time that a statement took is shown. */
    public boolean timing() {
        return timing;
    }

    /** Whether a setting of that name is ours. */
    static boolean isOne(String name) {
        return NAMES.contains(name);
    }

    static List<String> names() {
        return NAMES;
    }

    /** All of them for completion. */
    static List<Workspace.Word> described() {
        return new Settings()
                .report(false).settings().stream()
                        .map(each -> new Workspace.Word(each.name(), each.meaning()))
                        .toList();
    }

    /**
     * All of them with what they are now.
     *
     * @param stepping whether a step transaction is open, in which SQL only reads
     */
    Outcome.Settings report(boolean stepping) {
        return new Outcome.Settings(
                List.of(
                        new Setting(
                                "write",
                                word(write),
                                (stepping ? "step mode only reads; after it, " : "")
                                        + "SQL typed at the prompt may change the database"),
                        new Setting(
                                "rows", Integer.toString(rows), "rows of a result shown at most"),
                        new Setting(
                                "timing",
                                word(timing),
                                "the time that a statement took is shown")));
    }

    /** Changes one. */
    void change(String name, String value) {
        switch (name) {
            case "write" -> write = onOrOff(name, value);
            case "timing" -> timing = onOrOff(name, value);
            case "rows" -> rows = count(value);
            default -> throw unknown(name);
        }
    }

    /** For a name that is none of ours. */
    static FailureException unknown(String name) {
        return new FailureException(
                new Failure.WrongUsage(
                        "'" + name + "' is no setting of this shell: " + String.join(", ", NAMES),
                        "set lists them · a parameter of PostgreSQL: sql set " + name + " = ..."));
    }

    private static boolean onOrOff(String name, String value) {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default ->
                    throw new FailureException(
                            new Failure.WrongUsage(
                                    "'" + value + "' is neither on nor off",
                                    "set " + name + " on"));
        };
    }

    private static int count(String value) {
        if (value.matches("[0-9]{1,7}")) {
            int count = Integer.parseInt(value);
            if (count >= 1 && count <= MOST_ROWS) {
                return count;
            }
        }
        throw new FailureException(
                new Failure.WrongUsage(
                        "'" + value + "' is no number of rows from 1 to 1000000", "set rows 1000"));
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }
}
