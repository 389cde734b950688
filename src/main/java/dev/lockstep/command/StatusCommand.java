package dev.lockstep.command;

import dev.lockstep.model.Outcome;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: where files and database stand. */
@Command(
        name = "status",
        description = {
            "where files and database stand",
            "Every migration with its state: applied, pending, failed, drifted (its file was changed",
            "after it was applied), missing (its file is gone), rolled back, skipped. Reads only, and",
            "creates nothing in the database."
        },
        customSynopsis = "status [--all-envs] [--exit-code]",
        footer = {
            "status",
            "status --all-envs          every environment of lockstep.toml, one after the other",
            "status --exit-code         exit 5 when something is pending, or stands in the way"
        })
final class StatusCommand implements Verb {
    @Option(names = "--all-envs", description = "Every environment of lockstep.toml")
    boolean allEnvironments;

    @Option(
            names = "--exit-code",
            description = "Exit 5 when something is pending, or stands in the way")
    boolean exitCode;

    @Override
    public boolean takes(List<String> words) {
        return words.isEmpty();
    }

    @Override
    public Outcome run(Call call) {
        StatusReports reports = new StatusReports(call, exitCode);
        return allEnvironments ? reports.everywhere() : reports.here();
    }
}
