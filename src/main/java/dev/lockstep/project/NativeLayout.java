package dev.lockstep.project;

import dev.lockstep.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lockstep's own: {@code migrations/<digits>_<name>/up.sql}, ordered by number, then by name. */
final class NativeLayout implements FolderLayout {
    private static final Pattern NAME = Pattern.compile("[0-9]+_.+", Pattern.DOTALL);

    @Override
    public Layout layout() {
        return Layout.NATIVE;
    }

    @Override
    public List<String> usualFolders(Path root) {
        return List.of("migrations", "db/migrations", "database/migrations");
    }

    @Override
    public Optional<Path> marker(Path folder) {
        return Optional.empty();
    }

    @Override
    public Comparator<String> order() {
        return (one, other) -> {
            int byNumber = Version.BY_NUMBER.compare(Version.of(one), Version.of(other));
            return byNumber != 0 ? byNumber : one.compareTo(other);
        };
    }

    @Override
    public String up() {
        return "up.sql";
    }

    @Override
    public @Nullable String nameProblem(String name) {
        if (NAME.matcher(name).matches()) {
            return null;
        }
        return Version.of(name).isEmpty()
                ? "begins with no digits"
                : "has no underscore and words after its digits";
    }

    @Override
    public String checksum(TextFile up) {
        return Checksums.ofText(up.text());
    }

    @Override
    public List<Problem> problems(Path folder, String shownAs, List<String> names) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 1; i < names.size(); i++) {
            String earlier = names.get(i - 1);
            String name = names.get(i);
            String version = Version.of(name);
            if (Version.BY_NUMBER.compare(Version.of(earlier), version) == 0) {
                problems.add(
                        new Problem(
                                name,
                                earlier + " and " + name + " have the same version, " + version,
                                shownAs + "/" + name,
                                "give the one that is not applied yet a newer version"));
            }
        }
        return problems;
    }
}
