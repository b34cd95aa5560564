using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Compose.Rules;

/// <summary>Finds files that Compose reads by their name, and that hold nothing. One that is laid over another may be empty (compose-go, “loader”: what counts is all files together).</summary>
public sealed class EmptyComposeFile : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC0010", "empty-compose-file", "Compose files must not be empty", Severity.Error, Category.Correct) { Aliases = ["compose-go/empty-file"] };

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        if (file.Root.Entries.IsEmpty && !ComposeOverride.MayBePart(context))
        {
            context.Report(this, new TextSpan(0, 0), "The file is empty, so Compose rejects it. Add services, or remove the file.");
        }
    }
}
