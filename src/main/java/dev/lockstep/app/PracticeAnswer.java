package dev.lockstep.app;

import dev.lockstep.postgres.AdvisoryLock;
import java.util.List;

/**
 * What {@link PracticeServer} says to every query that holds that word: as an empty database would,
 * whose journal has just been made.
 *
 * @param rows how often it says that row
 */
record PracticeAnswer(String word, List<String> columns, List<String> row, int rows) {
    static final int PID = 7;

    private static final PracticeAnswer NOTHING =
            new PracticeAnswer("", List.of("nothing"), List.of(""), 0);

    private static final List<PracticeAnswer> ALL =
            List.of(
                    new PracticeAnswer(
                            "has_schema_privilege",
                            List.of("there", "readable"),
                            List.of("f", "f"),
                            2),
                    new PracticeAnswer(
                            "server_version",
                            List.of(
                                    "version",
                                    "system_identifier",
                                    "timeline",
                                    "in_recovery",
                                    "database",
                                    "user",
                                    "superuser",
                                    "pid",
                                    "linux",
                                    "tls"),
                            List.of(
                                    "18.0",
                                    "1",
                                    "1",
                                    "f",
                                    "practice",
                                    "nobody",
                                    "f",
                                    Integer.toString(PID),
                                    "t",
                                    "none"),
                            1),
                    new PracticeAnswer(
                            "pg_try_advisory_lock",
                            List.of("key", "taken"),
                            List.of(Long.toString(AdvisoryLock.LOCKSTEP_KEY), "t"),
                            1),
                    new PracticeAnswer(
                            "ETC/GMT", List.of("schema", "utc"), List.of("public", "t"), 1),
                    one("journal_version", "journal_version", "1"),
                    one("AS found", "found", "1"),
                    one("AS unmanaged", "unmanaged", "f"),
                    one("AS writable", "writable", "t"),
                    one("AS any", "any", "f"),
                    one(" held", "held", "t"),
                    one("lockstep.began", "mark", "1.000000"),
                    one("EXECUTE", "mark", "1.000000"),
                    one("select 1", "one", "1"));

    static PracticeAnswer to(String sql) {
        return ALL.stream().filter(each -> sql.contains(each.word)).findFirst().orElse(NOTHING);
    }

    private static PracticeAnswer one(String word, String column, String value) {
        return new PracticeAnswer(word, List.of(column), List.of(value), 1);
    }
}
