package dev.lockstep.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Where the process begins and ends. */
public final class Main {
    /** A cancelled statement is answered at once; a server that is not there is given up. */
    private static final Duration TO_ROLL_BACK = Duration.ofSeconds(10);

    private static final Duration TO_GIVE_UP = Duration.ofSeconds(3);

    private Main() {}

    /** Runs Lockstep. */
    public static void main(String[] args) {
        System.setProperty(LibraryLog.PROPERTY, LibraryLog.class.getName());
        Lockstep lockstep =
                new Lockstep(
                        Streams.ofProcess(),
                        ProcessFacts.surroundings(),
                        Clock.systemUTC(),
                        ProcessFacts.version());
        Ending ending = new Ending(lockstep::stop, TO_ROLL_BACK, TO_GIVE_UP);
        Runtime.getRuntime().addShutdownHook(new Thread(ending, "ending"));
        int code;
        try {
            code = lockstep.run(List.of(args));
        } finally {
            ending.reached();
        }
        System.exit(code);
    }
}
