using System.Collections.Immutable;
using System.Text;

namespace A11.Tool.Completion;

/// <summary>Completion by bash's <c>complete -F</c> (Bash Reference Manual, “Programmable Completion”), back to version 3.2. What it has no word for is completed as a file name.</summary>
internal static class BashCompletion
{
    public static string Create(ImmutableArray<CompletedCommand> commands)
    {
        var script = new StringBuilder("# Completion of a11 for bash: eval \"$(dotnet a11 completion bash)\"\n");
        _ = script.Append("_a11_complete() {\n")
            .Append("    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' words='' i\n")
            .Append("    for ((i = 1; i < COMP_CWORD; i++)); do\n")
            .Append("        case ${COMP_WORDS[i]} in\n")
            .Append($"            {string.Join('|', commands.Select(command => command.Name))}) command=${{COMP_WORDS[i]}}; break ;;\n")
            .Append("        esac\n")
            .Append("    done\n")
            .Append("    case \"$command $before\" in\n");
        foreach (var command in commands)
        {
            AppendValues(command, script);
        }

        _ = script.Append("        *)\n            case $command in\n")
            .Append($"                '') words='{string.Join(' ', commands.Select(command => command.Name))} --help --version' ;;\n");
        foreach (var command in commands)
        {
            var options = string.Join(' ', command.Options.Select(option => option.Name));
            _ = script.Append(command.Values.IsEmpty
                ? $"                {command.Name}) [[ $word == -* ]] && words='{options}' ;;\n"
                : $"                {command.Name}) words='{string.Join(' ', command.Values)} {options}' ;;\n");
        }

        return script.Append("            esac ;;\n    esac\n")
            .Append("    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n")
            .Append($"complete -o default -F _a11_complete {string.Join(' ', CompletionScript.Programs)}\n").ToString();
    }

    /// <summary>After an option that takes a value, only that is completed.</summary>
    private static void AppendValues(CompletedCommand command, StringBuilder script)
    {
        foreach (var option in command.Options.Where(option => option.HasValue))
        {
            _ = script.Append($"        '{command.Name} {option.Name}') words='{string.Join(' ', option.Values)}' ;;\n");
        }
    }
}
