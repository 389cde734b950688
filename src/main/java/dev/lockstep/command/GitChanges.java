package dev.lockstep.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed in a folder since a commit, as git tells. */
final class GitChanges {
    /** A repository's own configuration may name programs to run; none of them is needed. */
    private static final List<String> GIT =
            List.of("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null");

    private GitChanges() {}

    /**
     * Files below the folder that were changed or added since the branch left that commit, in
     * commits or not yet.
     *
     * @return empty where git is not installed, the folder is in no work tree, or has no such
     *     commit
     */
    static Optional<Set<Path>> since(Path folder, String ref) {
        if (ref.startsWith("-")) {
            return Optional.empty();
        }
        Optional<String> commit =
                git(folder, "rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (commit.isEmpty()) {
            return Optional.empty();
        }
        String named = commit.get().strip();
        String base = git(folder, "merge-base", named, "HEAD").map(String::strip).orElse(named);
        Optional<String> changed =
                git(
                        folder,
                        "diff",
                        "--name-only",
                        "-z",
                        "--relative",
                        "--no-renames",
                        "--no-ext-diff",
                        "--diff-filter=d",
                        base,
                        "--");
        Optional<String> untracked =
                git(folder, "ls-files", "-z", "--others", "--exclude-standard");
        return changed.isEmpty() || untracked.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Stream.of((changed.get() + untracked.get()).split("\0"))
                                .filter(name -> !name.isEmpty())
                                .map(name -> folder.resolve(name).normalize())
                                .collect(Collectors.toSet()));
    }

    private static Optional<String> git(Path folder, String... words) {
        List<String> command = new ArrayList<>(GIT);
        command.addAll(List.of(words));
        try {
            Process git =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
