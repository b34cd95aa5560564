using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Finds services that need each other to be started first.</summary>
public sealed class DependencyCycle : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC0012", "dependency-cycle", "Services must not depend on each other in a cycle", Severity.Error, Category.Correct)
    {
        Aliases = ["compose-go/dependency-cycle"],
    };

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        foreach (var (place, names) in ServiceCycles.Find(file, static service => service.StartedBefore))
        {
            context.Report(this, place.Span, $"The services {string.Join(" → ", names)} depend on each other in a cycle, so Compose rejects the file. Remove one of the dependencies.");
        }
    }
}
