using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds suppression comments of hadolint, which give no reason.</summary>
public sealed class HadolintSuppression : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1090", "hadolint-suppression", "Suppressions should give a reason", Severity.Info, Category.Documented)
    {
        Aliases = ["hadolint/DL1001"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var comment in file.Syntax.Comments)
        {
            var text = file.Syntax.Source[comment];
            var start = text.Length - text.TrimStart("# \t").Length;
            if (HadolintComment.Read(text[start..].ToString()) is not null)
            {
                context.Report(this, comment, "This comment suppresses a rule without a reason. Write # a11:disable ID -- reason, or configure the rule in a11.yml.");
            }
        }
    }
}
