package dev.lockstep.apply;

import dev.lockstep.ledger.Took;
import dev.lockstep.postgres.Reply;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one string of a {@link Convoy}. What is the same for every migration but for values, the
 * server is told once, as a prepared statement that lives as long as the string: reading the words
 * of a row again and again would take it longer than writing the row.
 */
final class ConvoyText {
    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";

    private final Workbench bench;
    private final Map<String, String> prepared = new LinkedHashMap<>();
    private final StringBuilder preparations = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    ConvoyText(Workbench bench, List<Job> jobs) {
        this.bench = bench;
        jobs.forEach(job -> add(job, job.equals(jobs.getLast())));
    }

    /**
     * One transaction: the statements with marks between them, then the rows. The last one's commit
     * waits for the disk, and for standbys that are to be waited for, for all of them.
     */
    private void add(Job job, boolean last) {
        List<Statement> statements = job.plan().script().statements();
        say(BEGIN);
        for (Statement statement : statements) {
            body.append(statement.sql()).append('\n');
            say("");
            if (statement.index() < statements.size()) {
                execute(Took.MARK);
            }
        }
        if (last) {
            say("RESET synchronous_commit");
        }
        execute(job.ending(bench, Took.SINCE_NOTE));
        execute(job.journalEnding(bench, Took.SINCE_NOTE));
        say(COMMIT);
    }

    /**
     * What a migration answered whose commit is told as done.
     *
     * @param began holds the mark of its beginning: the end of the one before
     * @param replies from BEGIN to COMMIT
     */
    record Travelled(Reply began, List<Reply> replies) {
        /** Holds the mark of its end: the journal's row. */
        Reply ended() {
            return replies.get(replies.size() - 2);
        }
    }

    /** Those whose commit is told as done. */
    static List<Travelled> committed(List<Reply> replies) {
        List<Travelled> committed = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < replies.size(); i++) {
            String tag = replies.get(i).tag();
            if (tag.equals(BEGIN)) {
                begin = i;
            } else if (tag.equals(COMMIT)) {
                Reply began =
                        committed.isEmpty() ? replies.get(begin - 1) : committed.getLast().ended();
                committed.add(new Travelled(began, replies.subList(begin, i + 1)));
            }
        }
        return committed;
    }

    /** Names of what it prepares, and gives up again when it is run to its end. */
    List<String> names() {
        return List.copyOf(prepared.values());
    }

    /** The string; it begins with a comment, for whoever looks at the server's activity. */
    String text(String title) {
        StringBuilder text =
                new StringBuilder("/* ").append(title.replace('/', '_')).append(" */\n");
        text.append(preparations).append("SET synchronous_commit = off;\n");
        text.append(Took.NOTE.text()).append(";\n").append(body);
        names().forEach(name -> text.append("DEALLOCATE ").append(name).append(";\n"));
        return text.toString();
    }

    private void say(String command) {
        body.append(command).append(";\n");
    }

    private void execute(Sql sql) {
        String name = prepared.get(sql.text());
        if (name == null) {
            name = "lockstep_" + (prepared.size() + 1);
            prepared.put(sql.text(), name);
            preparations
                    .append("PREPARE ")
                    .append(name)
                    .append(" AS ")
                    .append(sql.numbered())
                    .append(";\n");
        }
        say("EXECUTE " + name + sql.arguments());
    }
}
