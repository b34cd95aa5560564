using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;

namespace A11.Tool.Completion;

/// <summary>What a shell completes of a command.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Options">Its options.</param>
/// <param name="Values">The words that its argument can be; none where it can be any.</param>
/// <param name="HasArguments">Whether it takes arguments at all.</param>
internal sealed record CompletedCommand(string Name, string Description, ImmutableArray<CompletedOption> Options, ImmutableArray<string> Values, bool HasArguments)
{
    /// <summary>The commands below the root.</summary>
    public static ImmutableArray<CompletedCommand> CreateAll(Command root) => [.. root.Subcommands.Select(command => new CompletedCommand(
        command.Name,
        command.Description ?? "",
        [.. command.Options.Concat(root.Options.Where(option => option.Recursive)).Where(option => !option.Hidden).Select(CompletedOption.Create)],
        [.. command.Arguments.SelectMany(argument => argument.GetCompletions(CompletionContext.Empty)).Select(item => item.Label).Distinct()],
        command.Arguments.Count > 0))];
}
