package dev.lockstep.project;

import dev.lockstep.model.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The seed scripts of a native project: {@code seeds/*.sql}. */
public final class Seeds {
    private static final String FOLDER = "seeds";

    private Seeds() {}

    /**
     * Its scripts in the order of their names; none for other layouts, whose tools have their own.
     *
     * @throws FailureException with {@code LayoutProblem} when the folder cannot be read
     */
    public static List<ScriptFile> of(Project project) {
        Path folder = project.root().resolve(FOLDER);
        if (project.layout() != Layout.NATIVE || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<ScriptFile> scripts = new ArrayList<>();
        try {
            for (Path file : FolderEntries.of(folder)) {
                String name = FolderEntries.name(file);
                if (name.endsWith(".sql")) {
                    scripts.add(new ScriptFile(file, FOLDER + "/" + name));
                }
            }
        } catch (IOException e) {
            throw new FailureException(TextFile.refused(folder, FOLDER, e));
        }
        scripts.sort(Comparator.comparing(ScriptFile::shownAs));
        return scripts;
    }
}
