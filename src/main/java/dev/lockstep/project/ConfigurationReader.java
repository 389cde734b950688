package dev.lockstep.project;

import dev.lockstep.model.FailureException;
import dev.lockstep.sql.SourceText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads both configuration files, and reads them again when they changed. */
final class ConfigurationReader {
    private final Watched project;
    private final Watched user;
    private final Clock clock;
    private @Nullable Configuration configuration;

    ConfigurationReader(Path projectFile, Path userFile, Clock clock) {
        this.project = new Watched(projectFile, ConfigurationFile.NAME, true);
        this.user = new Watched(userFile, userFile.toString(), false);
        this.clock = clock;
    }

    /** The configuration; the same object while neither file changes. */
    Configuration read() {
        Instant now = clock.instant();
        boolean projectChanged = project.refresh(now);
        boolean userChanged = user.refresh(now);
        Configuration known = configuration;
        if (known == null || projectChanged || userChanged) {
            known = new Configuration(project.content, user.content);
            configuration = known;
        }
        return known;
    }

    /** One of the files. */
    private static final class Watched {
        private final Path path;
        private final String shownAs;
        private final boolean ofProject;
        private @Nullable FileStamp stamp;
        private @Nullable String text;
        private ConfigurationFile content = ConfigurationFile.EMPTY;

        Watched(Path path, String shownAs, boolean ofProject) {
            this.path = path;
            this.shownAs = shownAs;
            this.ofProject = ofProject;
        }

        /** Whether it says something else than before. */
        boolean refresh(Instant now) {
            String before = text;
            try {
                FileStamp current = FileStamp.of(FileStamp.attributes(path), now);
                if (!current.sameAs(stamp)) {
                    stamp = null;
                    take(TextFile.read(path, shownAs).text());
                    stamp = current;
                }
            } catch (NoSuchFileException e) {
                stamp = null;
                text = null;
                content = ConfigurationFile.EMPTY;
            } catch (IOException e) {
                throw new FailureException(TextFile.refused(path, shownAs, e));
            }
            return !Objects.equals(text, before);
        }

        private void take(String current) {
            if (!current.equals(text)) {
                content = ConfigurationFile.parse(new SourceText(shownAs, current), ofProject);
                text = current;
            }
        }
    }
}
