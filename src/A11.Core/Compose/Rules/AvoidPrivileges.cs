using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>A service does not run privileged.</summary>
public sealed class AvoidPrivileges : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2001", "no-privileged", "A service does not run privileged", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        if (service.Mapping.Find("privileged") is { Value: YamlScalar { AsBoolean: true } } privileged)
        {
            context.Report(this, privileged.Span, $"{service.Name} runs privileged: it can do to the host whatever root can; name the capabilities that it needs under “cap_add”.");
        }
    }
}
