using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A value without parentheses that is assigned to an array.</summary>
public sealed class ArrayAssignments : ShellRule
{
    private static readonly CheckDescriptor Assigned = new("AXS2178", "value-assigned-to-array", "Assign to arrays with parentheses", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2178"] };

    private static readonly CheckDescriptor Appended = new("AXS2179", "value-appended-to-array", "Append to arrays with parentheses", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2179"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Assigned;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Assigned, Appended];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        Dictionary<(string, FunctionDefinition?), int>? arrays = null;
        foreach (var write in script.Variables.Writes)
        {
            if (!write.IsElement && (write.Value is { Parts: [ArrayLiteral] } || write is { IsArray: true, Kind: WriteKind.Declaration or WriteKind.Command }))
            {
                _ = (arrays ??= []).TryAdd((write.Name, write.Function), write.Span.Start);
            }
        }

        if (arrays is null)
        {
            return;
        }

        var unset = script.Script.Commands.Where(static command => command.Name == "unset").SelectMany(static command => command.Arguments).Select(static argument => argument.Value).ToHashSet(StringComparer.Ordinal);

        foreach (var write in script.Variables.Writes)
        {
            if (write is { Kind: WriteKind.Assignment, IsArray: false, IsElement: false, Value: { Parts.IsEmpty: false } value }
                && arrays.TryGetValue((write.Name, write.Function), out var first) && first < write.Span.Start && value.ConstantValue is not ""
                && !ReadsItself(value, write.Name) && !unset.Contains(write.Name))
            {
                var isAppend = script.Script.Text.AsSpan(write.Span.End).StartsWith("+=");
                if (isAppend)
                {
                    script.Report(Appended, write.Span, $"{write.Name} is an array, and this appends to the text of its first element. To add an element, use {write.Name}+=(…).");
                }
                else
                {
                    script.Report(Assigned, write.Span, $"{write.Name} is an array, and this sets only its first element. Use {write.Name}=(…), or run unset {write.Name} first.");
                }
            }
        }
    }

    private static bool ReadsItself(ShellWord value, string name) => value.Expansions.Any(expansion => expansion.Name == name);
}
