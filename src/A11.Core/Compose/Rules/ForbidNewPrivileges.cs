using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>A service can't gain privileges.</summary>
public sealed class ForbidNewPrivileges : ComposeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC2004", "no-new-privileges", "A service can't gain privileges", Severity.Info, Category.Secure)
    {
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        var options = service.Get("security_opt")?.AsSequence?.Items ?? [];
        if (service.Get("extends") is null && !options.Any(option => option.Text?.StartsWith("no-new-privileges", StringComparison.Ordinal) == true) && !ComposeOverride.IsPart(service, context))
        {
            context.Report(this, service.Key.Span, $"A program in {service.Name} can gain privileges through setuid files; add “security_opt: [no-new-privileges:true]”.");
        }
    }
}
