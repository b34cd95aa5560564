using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>PATH is assigned a single path.</summary>
public sealed class OverwrittenPath : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2123", "overwritten-path", "Don't use PATH for a path of your own", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2123"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        foreach (var assignment in node.Assignments)
        {
            if (assignment is { Name: "PATH", IsAppend: false, Array: null } && node.Words.IsEmpty && IsPlace(assignment.Value))
            {
                script.Report(Descriptor, assignment.NameSpan, "PATH tells the shell where to find programs, and after this it finds none. Use another name, or PATH=…:$PATH to add a directory.");
            }
        }
    }

    /// <summary>A single path that is unlikely to hold programs.</summary>
    private static bool IsPlace(ShellWord value)
    {
        if (value.AllParts.Select(static pair => pair.Part).ToArray() is [ParameterExpansion { Name: "PATH", Operator: "" }, LiteralPart { Value: ['/', ..] added }] && !added.Contains(':', StringComparison.Ordinal))
        {
            return true;
        }

        var raw = value.Raw.AsSpan();
        return (raw.Contains('/') || value.Bare is { Length: > 0 }) && !raw.Contains(':') && !raw.Contains("bin", StringComparison.OrdinalIgnoreCase)
            && !value.Expansions.Any(static expansion => expansion.Name?.Contains("PATH", StringComparison.OrdinalIgnoreCase) == true)
            && !value.AllParts.Any(static pair => pair.Part is not (LiteralPart or SingleQuotedPart or ParameterExpansion { Operator: "" }));
    }
}
