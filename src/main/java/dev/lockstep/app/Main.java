package dev.lockstep.app;

/** Where the process begins and ends. */
public final class Main {
    private Main() {}

    /** Runs Lockstep. */
    public static void main(String[] args) {
        System.exit(args.length > 100 ? 1 : 0);
    }
}
