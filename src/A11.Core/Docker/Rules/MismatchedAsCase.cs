using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds AS in another case than its FROM.</summary>
public sealed class MismatchedAsCase : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1001", "mismatched-as-case", "Write FROM and AS in the same case", Severity.Info, Category.Correct)
    {
        Aliases = ["buildkit/FromAsCasing"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.From is not { Words: [_, { } keyword, _, ..] } from || !keyword.Value.Equals("AS", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var written = context.File.Text[from.Keyword].ToString();
        var wanted = written.All(char.IsUpper) ? "AS" : written.All(char.IsLower) ? "as" : null;
        if (wanted is not null && keyword.Value != wanted)
        {
            context.Report(this, keyword.Span, $"{keyword.Value} is not in the same case as {written}. Write {wanted}.", new Fix($"Write {wanted}", [new TextEdit(keyword.Span, wanted)], FixSafety.Safe));
        }
    }
}
