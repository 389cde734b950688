package dev.lockstep.shell;

import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.command.Workspace.Vocabulary;
import dev.lockstep.command.Workspace.Word;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.CommandLineRunner;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Questions;
import dev.lockstep.model.Stage;
import dev.lockstep.sql.SqlWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A session without a database: it answers a few commands, remembers them, and can take its time.
 */
final class PracticeSession implements CommandLineRunner {
    static final List<Word> MIGRATIONS =
            List.of(
                    new Word("20260318100000_add_audit_log", "applied 2 d ago"),
                    new Word("20260321090000_add_user_avatar", "pending, 1 statement"),
                    new Word("20260321093000_index_user_email", "pending, not transactional"),
                    new Word("20260322110000_user_roles", "pending, 2 statements"));

    static final CommandWords COMMANDS =
            new CommandWords(
                    List.of(
                            command("status", "where files and database stand", "--exit-code"),
                            command("show", "everything about one migration"),
                            command("plan", "what would run, in order", "--down", "--sql"),
                            command("apply", "apply migrations", "--atomic"),
                            command("step", "go through one migration by hand"),
                            command("next", "run the next statement"),
                            command("abort", "undo it and leave step mode"),
                            command("rollback", "undo migrations"),
                            command("use", "change to another environment"),
                            command("set", "show or change a setting of this shell"),
                            command("sql", "run one SQL statement"),
                            command("help", "this list, one command, or a topic"),
                            command("exit", "leave")));

    private final EventSink events;
    private final Questions questions;
    private final List<String> lines = new ArrayList<>();
    private @Nullable String environment = "staging";
    private Stage stage = Stage.STAGING;
    private @Nullable String step;

    PracticeSession(EventSink events, Questions questions) {
        this.events = events;
        this.questions = questions;
    }

    private static CommandWords.CommandWord command(String name, String what, String... options) {
        List<Word> words =
                java.util.Arrays.stream(options)
                        .map(option -> new Word(option, "an option"))
                        .toList();
        return new CommandWords.CommandWord(name, what, words, Set.of("--out"));
    }

    static Vocabulary vocabulary() {
        return new Vocabulary(
                MIGRATIONS,
                MIGRATIONS.subList(1, 4),
                MIGRATIONS.subList(0, 1),
                List.of(new Word("staging", "staging"), new Word("prod", "production")),
                List.of(
                        new Word("\"User\"", "table, 1,204 rows"),
                        new Word("site_config", "table"),
                        new Word("public.\"User\"", "table, 1,204 rows"),
                        new Word("public.site_config", "table"),
                        new Word("audit.entries", "table in audit")),
                List.of(new Word("email", "text, of \"User\""), new Word("avatar", "text")),
                List.of(new Word("rows", "rows shown at most"), new Word("write", "on or off")));
    }

    static boolean isComplete(String line) {
        return !SqlWords.beginsSql(line) || line.strip().endsWith(";");
    }

    synchronized PromptState prompt() {
        return new PromptState("portfolio", Path.of("/"), environment, stage, true, 3, false, step);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public Outcome run(String line, Cancellation cancellation) {
        synchronized (this) {
            lines.add(line);
        }
        String[] words = line.split("\\s+");
        return switch (words[0]) {
            case "exit" -> new Outcome.Left();
            case "slow" -> slow(cancellation);
            case "brief" -> {
                cancellation.sleep(Duration.ofSeconds(2));
                yield Outcome.Done.of("that was brief");
            }
            case "long" ->
                    text(IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i + " ─").toList());
            case "ask" -> asked(new Question.YesNo("this drops table \"User\" with 1,204 rows."));
            case "name" -> asked(new Question.TypeName("reset drops everything.", "portfolio"));
            case "use" -> used(words[1]);
            case "step" -> stepped("0/2");
            case "next" -> stepped("1/2");
            case "abort" -> stepped(null);
            case "expire" -> expiring();
            case "fail" ->
                    new Outcome.Failed(
                            new Failure.WrongUsage("it was told to", "type something else"));
            default -> Outcome.Done.of("ran: " + line.replace("\n", " / "));
        };
    }

    private synchronized Outcome used(String wanted) {
        environment = wanted;
        stage = wanted.startsWith("prod") ? Stage.PRODUCTION : Stage.STAGING;
        return Outcome.Done.of("now on " + wanted);
    }

    private synchronized Outcome stepped(@Nullable String to) {
        step = to;
        return new Outcome.StepReport(
                MIGRATIONS.get(3).word(),
                to == null ? 0 : to.charAt(0) - '0',
                2,
                to != null,
                to == null ? "the step transaction was undone" : "holding",
                null,
                to == null ? List.of() : List.of("ACCESS EXCLUSIVE on \"User\""),
                null);
    }

    /** The step ends a moment later, while a line is typed. */
    private Outcome expiring() {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    new Cancellation().sleep(Duration.ofSeconds(1));
                    stepped(null);
                    events.accept(new Event.Note("step mode was aborted"));
                });
        return Outcome.Done.of("not for long");
    }

    private static Outcome text(List<String> lines) {
        return new Outcome.Done(lines);
    }

    private Outcome asked(Question question) {
        return Outcome.Done.of(
                "the answer is " + questions.ask(question).name().toLowerCase(Locale.ROOT));
    }

    /** Builds an index for half a minute, unless it is stopped. */
    private Outcome slow(Cancellation cancellation) {
        String name = MIGRATIONS.get(2).word();
        events.accept(new Event.MigrationStarted(name, Direction.UP, 1, 1, 1, false));
        events.accept(
                new Event.StatementStarted(name, 1, 1, "CREATE INDEX CONCURRENTLY i ON t (c)"));
        for (int done = 0; done < 300; done++) {
            if (cancellation.sleep(Duration.ofMillis(100))) {
                return new Outcome.Failed(
                        new Failure.Cancelled(
                                cancellation.abandoned() ? "abandoned" : "cancelled",
                                "the index is gone",
                                "apply"));
            }
            if (done >= 20) {
                events.accept(
                        new Event.StatementProgress(
                                name,
                                1,
                                "building index",
                                done,
                                300,
                                Duration.ofMillis(100L * done)));
            }
        }
        events.accept(
                new Event.StatementDone(
                        name,
                        1,
                        1,
                        "CREATE INDEX CONCURRENTLY i ON t (c)",
                        Duration.ofSeconds(30),
                        -1));
        return Outcome.Done.of("applied " + name);
    }
}
