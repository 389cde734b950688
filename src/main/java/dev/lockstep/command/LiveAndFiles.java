package dev.lockstep.command;

import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.project.Migration;
import dev.lockstep.project.Project;
import dev.lockstep.rehearse.ShadowSchema;
import java.util.ArrayList;
import java.util.List;

/** The schema of the database that we are on, and what its applied migrations make. */
record LiveAndFiles(EnvironmentSchema live, ShadowSchema files) {

    /** Those that are pending are not expected there; one without files is told. */
    static LiveAndFiles of(Call call) {
        Workspace workspace = call.workspace();
        Standing standing = workspace.look(call);
        Project project = standing.project();
        List<Migration> applied = new ArrayList<>();
        for (MigrationStatus status : standing.states().inDatabase()) {
            Migration files = status.files();
            if (files == null) {
                call.note(status.name() + " is applied and has no files: it is left out");
            } else {
                applied.add(files);
            }
        }
        String there =
                switch (applied.size()) {
                    case 0 -> "an empty database (nothing is applied)";
                    case 1 -> "the applied migration";
                    default -> "the " + applied.size() + " applied migrations";
                };
        return new LiveAndFiles(
                new EnvironmentSchema(workspace.link(), workspace.reading(call)),
                new ShadowSchema(ShadowRequests.of(call, project), there, applied));
    }
}
