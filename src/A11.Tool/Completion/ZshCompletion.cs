using System.Collections.Immutable;
using System.Text;

namespace A11.Tool.Completion;

/// <summary>Completion by zsh's <c>_arguments</c> (zshcompsys(1)).</summary>
internal static class ZshCompletion
{
    public static string Create(ImmutableArray<CompletedCommand> commands)
    {
        var programs = string.Join(' ', CompletionScript.Programs);
        var script = new StringBuilder($"#compdef {programs}\n# Completion of a11 for zsh: eval \"$(dotnet a11 completion zsh)\", after compinit\n");
        _ = script.Append("_a11() {\n    local state line\n    local -a commands\n    commands=(\n");
        foreach (var command in commands)
        {
            _ = script.Append($"        {CompletionScript.Quote($"{command.Name}:{command.Description}")}\n");
        }

        _ = script.Append("    )\n    _arguments -C '--help[Show help and usage information]' '--version[Show version information]' '1: :->command' '*:: :->arguments'\n")
            .Append("    case $state in\n        command) _describe 'command' commands ;;\n        arguments)\n            case $line[1] in\n");
        foreach (var command in commands)
        {
            AppendCommand(command, script);
        }

        return script.Append("            esac ;;\n    esac\n}\n")
            .Append("if [[ $funcstack[1] == _a11 ]]; then\n    _a11 \"$@\"\nelse\n")
            .Append($"    compdef _a11 {programs}\nfi\n").ToString();
    }

    private static void AppendCommand(CompletedCommand command, StringBuilder script)
    {
        _ = script.Append($"                {command.Name})\n                    _arguments");
        foreach (var option in command.Options)
        {
            var value = !option.HasValue ? "" : option.Values.IsEmpty ? ":value:_files" : $":value:({string.Join(' ', option.Values)})";
            _ = script.Append($" \\\n                        {CompletionScript.Quote($"*{option.Name}[{Escape(option.Description)}]{value}")}");
        }

        _ = script.Append(!command.Values.IsEmpty ? $" \\\n                        '1:value:({string.Join(' ', command.Values)})'" : command.HasArguments ? " \\\n                        '*:file:_files'" : "")
            .Append(" ;;\n");
    }

    /// <summary>Brackets end a description, and a colon begins the next part.</summary>
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("]", "\\]", StringComparison.Ordinal)
        .Replace(":", "\\:", StringComparison.Ordinal);
}
