using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An array is filled by mapfile or read.</summary>
public sealed class SplitByIntent : ShellNodeRule<ArrayLiteral>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2206", "split-by-intent", "An array is filled by mapfile or read", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2206", "shellcheck/SC2207", "shellcheck/SC2054"],
    };

    /// <inheritdoc/>
    protected override void Visit(ArrayLiteral node, ScriptContext script)
    {
        foreach (var element in node.Elements)
        {
            switch (element.Value.Parts)
            {
                case [ParameterExpansion { IsList: false } parameter] when script.Values.IsRisky(parameter) && element.Subscript is null && !SpecialParameters.IsNumber(parameter.Name):
                    script.Report(this, parameter.Span, $"The value of {script.TextOf(parameter)} is split at blanks and its * and ? become file names; quote it, or split it by read -ra.", code: "SC2206");
                    break;
                case [CommandSubstitution substitution] when element.Subscript is null && substitution.Body.Only is not SimpleCommand { Name: "seq" or "pgrep" }:
                    script.Report(this, substitution.Span, "The output is split at blanks and its * and ? become file names; use mapfile -t for lines.", code: "SC2207");
                    break;
            }
        }

        if (node.Elements.FirstOrDefault(static element => element.Value.Parts is [.., LiteralPart { IsEscaped: false, Value: [.., ','] }] && element.Value.Value.Length > 1) is { Value: { } separated })
        {
            script.Report(this, separated.Span, "Elements are parted by blanks, and the comma belongs to the value.", code: "SC2054");
        }
        else if (node.Elements.FirstOrDefault(static element => element.Subscript is not null && element.Value.Bare?.Contains(",[", StringComparison.Ordinal) == true) is { Value: { } joined })
        {
            script.Report(this, joined.Span, "Elements are parted by blanks, and the comma belongs to the value.", code: "SC2054");
        }
    }
}
