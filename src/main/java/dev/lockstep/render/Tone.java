package dev.lockstep.render;

/** What a colour means here. A text without a meaning has none. */
public enum Tone {
    /** No colour: nearly everything. */
    PLAIN,
    /** It failed, or data would be lost. */
    ERROR,
    /** It needs somebody's eye. */
    WARNING,
    /** It went well. */
    SUCCESS,
    /** Not a value: NULL, a remark between data. */
    QUIET,
    /** The name of a production environment: white on red. */
    PRODUCTION
}
