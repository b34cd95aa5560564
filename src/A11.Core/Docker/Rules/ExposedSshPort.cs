using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds images that expose the port of SSH.</summary>
public sealed class ExposedSshPort : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5001", "exposed-ssh-port", "Containers should not run an SSH server", Severity.Warning, Category.Secure)
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
                context.Report(this, port.Span, "Port 22 is for SSH, which bypasses the access control and audit log of the engine. Remove the SSH server and its port, and use docker exec or kubectl exec.");
            }
        }
    }
}
