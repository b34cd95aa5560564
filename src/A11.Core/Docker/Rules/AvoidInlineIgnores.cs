using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>No comment of hadolint's switches a rule off.</summary>
public sealed class AvoidInlineIgnores : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1090", "no-inline-ignore", "No comment of hadolint's switches a rule off", Severity.Info, Category.Documented)
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
                context.Report(this, comment, "This comment switches a rule off and does not say why; write “# a11:disable ID -- reason”, or set the rule's severity in a11.yml.");
            }
        }
    }
}
