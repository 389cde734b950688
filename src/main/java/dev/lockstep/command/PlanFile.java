package dev.lockstep.command;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.ServerFacts;
import dev.lockstep.schema.Fingerprint;
import dev.lockstep.sql.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan to be applied later, exactly: its target and its hash, and for people the names. Lines of
 * {@code key value}:
 *
 * <pre>
 * lockstep-plan 1
 * target to 20260322110000_user_roles
 * hash sha256:9f2c...
 * schema 18-0c4f11aa-77b0...
 * database 7531/portfolio
 * migration 20260321090000_add_user_avatar
 * </pre>
 *
 * <p>The hash names files and ledger alone, so that a plan is the same wherever it is rehearsed;
 * schema and database are beside it.
 *
 * @param target with exact names
 * @param schema that it was made on; null in files of older versions
 * @param database that one's; null likewise
 */
record PlanFile(
        Target target, String hash, @Nullable Fingerprint schema, @Nullable String database) {
    private static final String HEADER = "lockstep-plan 1";

    /** Writes a plan of the way forward. */
    static void write(Path file, Plan plan, @Nullable Fingerprint schema, ServerFacts facts) {
        if (plan.direction() != Direction.UP) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "--out keeps plans of the way forward only", "plan --down --sql"));
        }
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("target ").append(words(plan.target())).append('\n');
        text.append("hash ").append(plan.hash()).append('\n');
        if (schema != null) {
            text.append("schema ").append(schema.value()).append('\n');
            text.append("database ").append(database(facts)).append('\n');
        }
        plan.runs().forEach(run -> text.append("migration ").append(run.name()).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "cannot write " + file + ": " + e, "another --out FILE"));
        }
    }

    /** Reads one. */
    static PlanFile read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.WrongUsage(unreadable(file, e), "plan --out FILE writes one"));
        }
        if (lines.size() < 3 || !lines.getFirst().equals(HEADER)) {
            throw notOne(file, lines);
        }
        String target = after("target ", lines.get(1), file, lines);
        return new PlanFile(
                target(target, file, lines),
                after("hash ", lines.get(2), file, lines),
                behind("schema ", lines).map(Fingerprint::new).orElse(null),
                behind("database ", lines).orElse(null));
    }

    /** Whether it was made on that database. */
    boolean isOf(ServerFacts facts) {
        return database == null || database.equals(database(facts));
    }

    private static String database(ServerFacts facts) {
        return facts.systemIdentifier() + "/" + facts.database();
    }

    private static Optional<String> behind(String key, List<String> lines) {
        return lines.stream()
                .skip(3)
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst();
    }

    private static String words(Target target) {
        return switch (target) {
            case Target.All all -> "all";
            case Target.Count count -> "next " + count.count();
            case Target.To to -> "to " + to.name();
            case Target.Only only -> "only " + only.name();
        };
    }

    private static Target target(String words, Path file, List<String> lines) {
        TargetOptions options = new TargetOptions("apply");
        options.words = List.of(words.split(" ", 2));
        return options.typed(Direction.UP).orElseThrow(() -> notOne(file, lines));
    }

    private static String after(String key, String line, Path file, List<String> lines) {
        if (!line.startsWith(key)) {
            throw notOne(file, lines);
        }
        return line.substring(key.length());
    }

    private static FailureException notOne(Path file, List<String> lines) {
        Place place = new SourceText(file.toString(), String.join("\n", lines)).place(0);
        return new FailureException(
                new Failure.SyntaxProblem(
                        "this is no plan that Lockstep wrote",
                        place,
                        "plan --out FILE writes one"));
    }

    private static String unreadable(Path file, IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no plan " + file
                : "cannot read the plan " + file + ": " + e;
    }
}
