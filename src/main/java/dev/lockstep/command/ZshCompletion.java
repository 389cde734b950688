package dev.lockstep.command;

import dev.lockstep.command.CompletionWords.Command;
import dev.lockstep.command.CompletionWords.Option;
import dev.lockstep.command.CompletionWords.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for zsh, with a description for every command and option. */
final class ZshCompletion {
    private final CompletionWords words;

    ZshCompletion(CompletionWords words) {
        this.words = words;
    }

    String script() {
        return """
        #compdef lockstep
        # zsh completion for lockstep, generated from its commands. To use it:
        #   . <(lockstep completion zsh)      or keep it as _lockstep in a folder of $fpath

        _lockstep() {
            local curcontext=$curcontext state line
            typeset -A opt_args
            local -a global commands
            global=(
        %s    )
            commands=(
        %s    )
            _arguments -C $global '1: :->command' '*:: :->arguments'
            case $state in
            command) _describe command commands ;;
            arguments)
                case $words[1] in
        %s        esac
                ;;
            esac
        }

        if [ "$funcstack[1]" = _lockstep ]; then _lockstep "$@"; else compdef _lockstep lockstep; fi
        """
                .formatted(specs(words.global(), 8), commands(), arguments());
    }

    private String commands() {
        return words.commands().stream()
                .map(command ->
                        "        "
                                + quoted(
                                        command.word()
                                                + ":"
                                                + command.description().replace(":", "\\:"))
                                + "\n")
                .collect(Collectors.joining());
    }

    private String arguments() {
        StringBuilder cases = new StringBuilder();
        for (Command command : words.commands()) {
            cases.append("        ")
                    .append(command.word())
                    .append(")\n            _arguments $global");
            if (!command.options().isEmpty()) {
                cases.append(" \\\n").append(specs(command.options(), 16).replace("\n", " \\\n"));
                cases.setLength(cases.length() - 3);
            }
            if (!(command.argument() instanceof Value.None)) {
                cases.append(" \\\n                ")
                        .append(quoted("*:" + " " + action(command.argument())));
            }
            cases.append("\n            ;;\n");
        }
        return cases.toString();
    }

    private static String specs(List<Option> options, int indent) {
        return options.stream()
                .map(option -> " ".repeat(indent) + spec(option) + "\n")
                .collect(Collectors.joining());
    }

    private static String spec(Option option) {
        String names = String.join(" ", option.names());
        String rest =
                "["
                        + option.description()
                                .replace("\\", "\\\\")
                                .replace("[", "\\[")
                                .replace("]", "\\]")
                                .replace(":", "\\:")
                        + "]"
                        + (option.value() instanceof Value.None
                                ? ""
                                : ": " + action(option.value()));
        return option.names().size() == 1
                ? quoted(names + rest)
                : "'(" + names + ")'{" + names.replace(" ", ",") + "}" + quoted(rest);
    }

    private static String action(Value value) {
        return switch (value) {
            case Value.None _, Value.Anything _ -> ":";
            case Value.OneOf(List<String> choices) -> ":(" + String.join(" ", choices) + ")";
            case Value.AFile _ -> ":_files";
            case Value.AFolder _ -> ":_files -/";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
