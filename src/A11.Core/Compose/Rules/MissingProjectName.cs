using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Compose.Rules;

/// <summary>Finds files without a name for their project.</summary>
public sealed class MissingProjectName : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1010", "missing-project-name", "Compose files should name their project", Severity.Info, Category.Reproducible)
    {
        Aliases = ["dclint/require-project-name-field"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        if (!file.Root.Entries.IsEmpty && file.Root["name"] is null && !ComposeOverride.MayBePart(context))
        {
            context.Report(this, new TextSpan(0, 0), "The file has no name, so Compose names containers, networks and volumes after the directory that it lies in. Add name at the top.");
        }
    }
}
