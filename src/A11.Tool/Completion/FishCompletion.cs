using System.Collections.Immutable;
using System.Text;

namespace A11.Tool.Completion;

/// <summary>Completion by fish's <c>complete</c> (“Writing your own completions”).</summary>
internal static class FishCompletion
{
    public static string Create(ImmutableArray<CompletedCommand> commands)
    {
        var script = new StringBuilder("# Completion of a11 for fish: dotnet a11 completion fish | source\n");
        var names = string.Join(' ', commands.Select(command => command.Name));
        foreach (var program in CompletionScript.Programs)
        {
            var begin = $"complete -c {program} -n 'not __fish_seen_subcommand_from {names}'";
            _ = script.Append($"{begin} -f\n{begin} -l help -d 'Show help and usage information'\n{begin} -l version -d 'Show version information'\n");
            foreach (var command in commands)
            {
                _ = script.Append($"{begin} -a {command.Name} -d {Quote(command.Description)}\n");
                AppendCommand(program, command, script);
            }
        }

        return script.ToString();
    }

    private static void AppendCommand(string program, CompletedCommand command, StringBuilder script)
    {
        var begin = $"complete -c {program} -n '__fish_seen_subcommand_from {command.Name}'";
        foreach (var option in command.Options)
        {
            var value = !option.HasValue ? "" : option.Values.IsEmpty ? " -r" : $" -x -a '{string.Join(' ', option.Values)}'";
            _ = script.Append($"{begin} -l {option.Name.TrimStart('-')}{value} -d {Quote(option.Description)}\n");
        }

        if (!command.Values.IsEmpty)
        {
            _ = script.Append($"{begin} -f -a '{string.Join(' ', command.Values)}'\n");
        }
    }

    /// <summary>In single quotes, fish takes two characters for more than themselves.</summary>
    private static string Quote(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
