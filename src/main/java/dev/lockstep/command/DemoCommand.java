package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code demo}: the shell on a sample project with a server of its own. Starting that is the
 * composition root's; what arrives here was typed inside of a session.
 */
@Command(
        name = "demo",
        description = {
            "a sample project on a server of its own",
            "Starts an embedded PostgreSQL under your cache directory, or joins the one that runs, and",
            "opens the shell on a portfolio application's migrations. Nothing else is touched."
        },
        customSynopsis = "lockstep demo [--fresh]",
        footer = {
            "lockstep demo",
            "lockstep demo --fresh                 starts over",
            "lockstep demo -c \"status; apply all\"",
            "lockstep demo < session.lockstep"
        })
final class DemoCommand implements Verb {
    @Option(names = "--fresh", description = "Remove the sample database and begin again")
    boolean fresh;

    @Override
    public Outcome run(Call call) {
        throw new FailureException(
                new Failure.WrongUsage(
                        "demo is a session of its own",
                        "leave this one: exit, then lockstep demo"));
    }
}
