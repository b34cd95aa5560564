using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>A service does not run privileged.</summary>
public sealed class AvoidPrivileges : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2001", "no-privileged", "A service does not run privileged", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Isolation.Privileged is { } privileged)
        {
            context.Report(this, privileged, $"{service.Name} runs privileged: it can do to the host whatever root can; name the capabilities that it needs under “cap_add”.");
        }
    }
}
