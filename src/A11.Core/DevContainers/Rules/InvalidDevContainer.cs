using A11.Core.Analysis;
using A11.Core.DevContainers.Model;
using A11.Core.Diagnostics;

namespace A11.Core.DevContainers.Rules;

/// <summary>Finds files that are no JSON. Some readers go on behind a mistake, and then leave out what they can't read.</summary>
internal sealed class InvalidDevContainer : DevContainerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1301", "invalid-dev-container", "devcontainer.json must be valid JSON with comments", Severity.Warning, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <inheritdoc/>
    public override void Visit(DevContainerFile file, RuleContext context)
    {
        if (file.Problem is var (place, reason))
        {
            context.Report(this, place, $"This is not valid JSON, so tools reject it or ignore part of it: {reason}. Correct it.");
        }
    }
}
