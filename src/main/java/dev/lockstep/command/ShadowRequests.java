package dev.lockstep.command;

import dev.lockstep.project.Project;
import dev.lockstep.rehearse.ShadowRequest;

/** Asks for shadows of where we are. */
final class ShadowRequests {
    private ShadowRequests() {}

    /** What a shadow wants to know of where we are. */
    static ShadowRequest of(Call call, Project project) {
        Workspace workspace = call.workspace();
        Link link = workspace.link();
        return new ShadowRequest(
                workspace.reading(call),
                link.connections().target(),
                link.connections().whyNoSession(),
                workspace.environments(call.questions(), call.cancellation()).shadow().orElse(null),
                workspace.own(),
                workspace.reader(),
                project,
                link.environment(),
                link.journal().schema(),
                workspace.who(workspace.reading(call)),
                workspace.ports().events(),
                call.cancellation(),
                workspace.ports().clock());
    }
}
