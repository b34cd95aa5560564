using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Compose.Rules;

/// <summary>Finds variables that Compose can't read.</summary>
public sealed class InvalidInterpolation : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC0011", "invalid-interpolation", "Variables in compose files must have a form that Compose supports", Severity.Error, Category.Correct)
    {
        Aliases = ["compose-go/interpolation"],
    };

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        foreach (var scalar in file.Values)
        {
            if (Interpolation.FindInvalid(scalar.Value) is { } invalid)
            {
                var written = scalar.Value.Substring(invalid.Start, invalid.Length);
                context.Report(
                    this,
                    scalar.Map.ToHost(new TextSpan(invalid.Start, invalid.Length)),
                    $"Compose can't read the variable {PrintableText.Line(written)}, so it rejects the file. Use ${{NAME}} with an operator such as :- and a default, or write $${written.AsSpan(1)} to pass it on.");
            }
        }
    }
}
