using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>PATH stays the list of folders with programs.</summary>
public sealed class KeepPath : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2123", "keep-path", "PATH stays the list of folders with programs", Severity.Warning, Category.Correct)
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
                script.Report(this, assignment.NameSpan, "PATH is where the shell finds programs, and behind this it finds none; take another name, or write PATH=…:$PATH.");
            }
        }
    }

    /// <summary>A single path that programs hardly lie in.</summary>
    private static bool IsPlace(ShellWord value)
    {
        var raw = value.Raw.AsSpan();
        return raw.Contains('/') && !raw.Contains(':') && !raw.Contains("bin", StringComparison.OrdinalIgnoreCase) && !raw.Contains("PATH", StringComparison.OrdinalIgnoreCase)
            && !value.AllParts.Any(static pair => pair.Part is not (LiteralPart or SingleQuotedPart or ParameterExpansion { Operator: "" }));
    }
}
