package dev.lockstep.command;

import dev.lockstep.command.CompletionWords.Command;
import dev.lockstep.command.CompletionWords.Option;
import dev.lockstep.command.CompletionWords.Value;
import java.util.List;

/** Completion for fish, with a description for every command and option. */
final class FishCompletion {
    private final CompletionWords words;

    FishCompletion(CompletionWords words) {
        this.words = words;
    }

    String script() {
        StringBuilder script = new StringBuilder(head());
        for (Option option : words.global()) {
            script.append(complete("", option));
        }
        for (Command command : words.commands()) {
            script.append("\ncomplete -c lockstep -n 'not __lockstep_command' -a ")
                    .append(command.word())
                    .append(" -d ")
                    .append(quoted(command.description()))
                    .append('\n');
            String inside = " -n '__lockstep_command " + command.word() + "'";
            for (Option option : command.options()) {
                script.append(complete(inside, option));
            }
            String arguments = flags(command.argument()).replace(" -x", "").replace(" -r", "");
            if (!arguments.isEmpty()) {
                script.append("complete -c lockstep").append(inside).append(arguments).append('\n');
            }
        }
        return script.toString();
    }

    private String head() {
        return """
        # fish completion for lockstep, generated from its commands. To use it:
        #   lockstep completion fish | source

        # whether a command was typed, or this one
        function __lockstep_command
            set -l typed (commandline -opc)[2..]
            while set -q typed[1]
                switch $typed[1]
                    case %s
                        set -e typed[1]
                    case '-*'
                    case '*'
                        test (count $argv) -eq 0 -o $typed[1] = "$argv"
                        return
                end
                set -e typed[1]
            end
            return 1
        end

        complete -c lockstep -f
        """
                .formatted(String.join(" ", CompletionWords.valued(words.global())));
    }

    private static String complete(String condition, Option option) {
        StringBuilder line = new StringBuilder("complete -c lockstep").append(condition);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " : " -s ")
                    .append(name.replaceFirst("^--?", ""));
        }
        return line.append(flags(option.value()))
                .append(" -d ")
                .append(quoted(option.description()))
                .append('\n')
                .toString();
    }

    private static String flags(Value value) {
        return switch (value) {
            case Value.None _ -> "";
            case Value.Anything _ -> " -x";
            case Value.OneOf(List<String> choices) -> " -x -a " + quoted(String.join(" ", choices));
            case Value.AFile _ -> " -r -F";
            case Value.AFolder _ -> " -x -a '(__fish_complete_directories)'";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
