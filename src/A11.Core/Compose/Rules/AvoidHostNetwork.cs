using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>A service does not share the host's namespaces.</summary>
public sealed class AvoidHostNetwork : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2003", "no-host-namespaces", "A service does not share the host's namespaces", Severity.Warning, Category.Secure);

    private static readonly string[] Keys = ["network_mode", "pid", "ipc", "userns_mode"];

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var entry in Keys.Select(service.Mapping.Find))
        {
            if (entry is { Value.Text: "host" })
            {
                context.Report(this, entry.Span, $"With {entry.Name}: host, {service.Name} is not kept apart from the host: it sees and reaches what only the host should; leave it out.");
            }
        }
    }
}
