package dev.lockstep.project;

import dev.lockstep.model.Failure.LayoutProblem;
import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome.Created;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the files of a new migration: {@code new NAME [--backfill]}. */
public final class NewMigration {
    /** Prisma keeps names in 255 characters, file systems in 255 bytes; this leaves room. */
    private static final int LONGEST_NAME = 200;

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private final Clock clock;

    /** Versions are taken from that clock, in UTC. */
    public NewMigration(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes them, after all existing migrations. Nothing that exists is overwritten.
     *
     * @param words what the migration does, as typed; becomes the name's words
     * @return its name and its files, relative to the project's root
     * @throws FailureException with {@code WrongUsage} when the words hold no letter or digit, or
     *     are those of a migration that is there: a word would name neither any more; {@code
     *     LayoutProblem} when files cannot be written
     */
    public Created write(Project project, String words, boolean backfill) {
        MigrationLayout layout = MigrationLayout.of(project.layout());
        String name = name(project, layout, words);
        String title = words.replaceAll("\\s+", " ").strip();
        return written(project, name, layout.filesOfNew(name, title, backfill));
    }

    /** The two scripts of a migration; {@code down} is null where there is no way back. */
    public record Scripts(String up, @Nullable String down) {}

    /**
     * The same with scripts that are there already.
     *
     * @param scripts for the migration's name
     */
    public Created write(Project project, String words, Function<String, Scripts> scripts) {
        MigrationLayout layout = MigrationLayout.of(project.layout());
        String name = name(project, layout, words);
        return written(project, name, layout.filesOfNew(name, scripts.apply(name)));
    }

    /** Refuses words that can be no name, before anything is asked of a database. */
    public void check(Project project, String words) {
        name(project, MigrationLayout.of(project.layout()), words);
    }

    private String name(Project project, MigrationLayout layout, String words) {
        String slug = slug(words);
        refuseTwice(project, slug);
        return version(project, layout) + "_" + slug;
    }

    private static Created written(Project project, String name, Map<String, String> files) {
        return written(project, name, files, new ArrayList<>());
    }

    /** {@code made}: paths are added as soon as they are there. */
    private static Created written(
            Project project, String name, Map<String, String> files, List<Path> made) {
        List<String> written = new ArrayList<>();
        files.forEach((file, text) -> {
            Path path = project.migrationsDirectory().resolve(file);
            String shownAs = ShownPath.of(project.root(), path);
            write(path, shownAs, text, written.isEmpty());
            written.add(shownAs);
            made.add(path);
        });
        return new Created(name, written);
    }

    /**
     * Several at once, one after another in that order: all of them or none.
     *
     * @param texts their words, up scripts and down scripts (null for none)
     * @throws FailureException as {@link #write}
     */
    public List<Created> writeAll(Project project, List<Text> texts) {
        MigrationLayout layout = MigrationLayout.of(project.layout());
        texts.forEach(text -> refuseTwice(project, slug(text.words())));
        List<Created> all = new ArrayList<>();
        List<Path> made = new ArrayList<>();
        String version = version(project, layout);
        try {
            for (Text text : texts) {
                String name = version + "_" + slug(text.words());
                all.add(written(project, name, layout.filesOfNew(name, text.scripts()), made));
                version = after(version);
            }
        } catch (FailureException e) {
            made.forEach(NewMigration::remove);
            throw e;
        }
        return List.copyOf(all);
    }

    /** A migration whose scripts are known. */
    public record Text(String words, Scripts scripts) {}

    private static String after(String version) {
        return secondAfter(version).orElseGet(() -> numberAfter(version));
    }

    /** A file that we have just made, and its folder once that is empty. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            Path folder = file.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // the folder still holds another of them, or what is left is seen by status
        }
    }

    private static void refuseTwice(Project project, String slug) {
        for (Migration migration : project.migrations()) {
            String name = migration.name();
            String withoutVersion = name.substring(migration.version().length());
            if (withoutVersion.equals("_" + slug) || name.equals(slug)) {
                throw new FailureException(
                        new WrongUsage(
                                "there is a migration of that name already: " + name,
                                "say what this one does besides: new "
                                        + slug
                                        + "_again; or edit "
                                        + migration.up().shownAs()));
            }
        }
    }

    /** The first file makes the migration's folder, which must not be there. */
    private static void write(Path path, String shownAs, String text, boolean first) {
        try {
            Path folder = path.getParent();
            if (first && folder != null) {
                Path above = folder.getParent();
                if (above != null) {
                    Files.createDirectories(above);
                }
                Files.createDirectory(folder);
            }
            Files.write(path, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new FailureException(
                    new LayoutProblem(
                            shownAs + " cannot be written: it is there already",
                            null,
                            "choose another name, or remove what is there"));
        } catch (IOException e) {
            throw new FailureException(
                    new LayoutProblem(
                            "cannot write " + shownAs + ": " + e,
                            null,
                            "see that the folder exists and may be written"));
        }
    }

    private static String slug(String words) {
        String plain =
                Normalizer.normalize(words, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_|_$", "");
        if (plain.isEmpty()) {
            throw new FailureException(
                    new WrongUsage(
                            "a migration's name needs a letter (a-z) or a digit",
                            "new add_user_avatar"));
        }
        if (plain.length() > LONGEST_NAME) {
            throw new FailureException(
                    new WrongUsage(
                            "that name is longer than " + LONGEST_NAME + " characters",
                            "say it in fewer words"));
        }
        return plain;
    }

    /**
     * The time now; where that does not come after the newest migration (a clock behind, two in one
     * second, versions that are no times), the next after it.
     */
    private String version(Project project, MigrationLayout layout) {
        String now = TIMESTAMP.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        Optional<String> newest =
                project.migrations().stream()
                        .map(Migration::name)
                        .filter(name -> !Version.of(name).isEmpty())
                        .max(layout.order());
        if (newest.isEmpty()) {
            return now;
        }
        String version = Version.of(newest.get());
        return Stream.of(Optional.of(now), secondAfter(version), Optional.of(numberAfter(version)))
                .flatMap(Optional::stream)
                .filter(next -> isAfter(layout, next, newest.get()))
                .findFirst()
                .orElseThrow(() ->
                        new FailureException(
                                new LayoutProblem(
                                        "no version comes after "
                                                + newest.get()
                                                + " in the order of its layout",
                                        null,
                                        "write the migration's folder by hand")));
    }

    /** Whatever words follow: {@code _} begins them. */
    private static boolean isAfter(MigrationLayout layout, String version, String newest) {
        return !Version.of(newest).equals(version)
                && layout.order().compare(version + "_", newest) > 0;
    }

    private static Optional<String> secondAfter(String version) {
        try {
            LocalDateTime time = LocalDateTime.parse(version, TIMESTAMP);
            return Optional.of(TIMESTAMP.format(time.plusSeconds(1)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String numberAfter(String version) {
        String next = new BigInteger(version).add(BigInteger.ONE).toString();
        return "0".repeat(Math.max(0, version.length() - next.length())) + next;
    }
}
