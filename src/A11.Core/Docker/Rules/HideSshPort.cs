using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>No image serves SSH.</summary>
public sealed class HideSshPort : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5001", "no-ssh-port", "No image serves SSH", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/DS-0004", "checkov/CKV_DOCKER_1"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("EXPOSE"))
        {
            return;
        }

        foreach (var port in instruction.Words)
        {
            if (port.Value is "22" || port.Value.Equals("22/tcp", StringComparison.OrdinalIgnoreCase))
            {
                context.Report(this, port.Span, "Port 22 lets people log in over SSH, past the engine's own access control and audit, and a second program has to be kept alive and patched; use “docker exec” or “kubectl exec” and drop the port.");
            }
        }
    }
}
