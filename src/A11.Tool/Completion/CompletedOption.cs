using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;

namespace A11.Tool.Completion;

/// <summary>What a shell completes of an option.</summary>
/// <param name="Name">The option with its hyphens.</param>
/// <param name="Description">What it does.</param>
/// <param name="HasValue">Whether a value follows it.</param>
/// <param name="Values">The values; none where it can be any.</param>
internal sealed record CompletedOption(string Name, string Description, bool HasValue, ImmutableArray<string> Values)
{
    /// <summary>An option as the command line defines it.</summary>
    public static CompletedOption Create(Option option)
    {
        var hasValue = option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;
        return new CompletedOption(option.Name, option.Description ?? "", hasValue, hasValue ? [.. option.GetCompletions(CompletionContext.Empty).Select(item => item.Label)] : []);
    }
}
