using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An array stays one.</summary>
public sealed class KeepArraysArrays : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2178", "keep-arrays-arrays", "An array stays one", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2178", "shellcheck/SC2179"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        Dictionary<(string, FunctionDefinition?), int>? arrays = null;
        foreach (var write in script.Variables.Writes)
        {
            if (write.Value is { Parts: [ArrayLiteral] } && !write.IsElement)
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
            if (write is { Kind: WriteKind.Assignment, IsArray: false, IsElement: false, Value: { Parts.IsEmpty: false } value } && arrays.TryGetValue((write.Name, write.Function), out var first) && first < write.Span.Start && value.ConstantValue is not "" && !ReadsItself(value, write.Name) && !unset.Contains(write.Name))
            {
                var isAppend = script.Script.Text.AsSpan(write.Span.End).StartsWith("+=");
                script.Report(this, write.Span, isAppend
                    ? $"{write.Name} is an array, and this appends to the text of its first element; write {write.Name}+=(…)."
                    : $"{write.Name} is an array, and this sets its first element alone; write {write.Name}=(…), or unset it first.", code: isAppend ? "SC2179" : "SC2178");
            }
        }
    }

    private static bool ReadsItself(ShellWord value, string name) => value.Expansions.Any(expansion => expansion.Name == name);
}
