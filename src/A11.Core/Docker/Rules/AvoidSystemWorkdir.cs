using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>WORKDIR is no folder of the kernel.</summary>
public sealed class AvoidSystemWorkdir : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5003", "no-system-workdir", "WORKDIR is no folder of the kernel", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/DS-0030"],
    };

    /// <summary>Folders that the kernel or the boot loader fills; a working directory below <c>/proc</c> was a way out of the container (CVE-2024-21626).</summary>
    private static readonly string[] SystemFolders = ["/proc", "/sys", "/dev", "/boot", "/initrd", "/lost+found"];

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("WORKDIR") || instruction.Words.IsEmpty)
        {
            return;
        }

        var path = instruction.Words[0].Value;
        foreach (var folder in SystemFolders)
        {
            if (path == folder || (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] == '/' && !path.StartsWith("/dev/shm", StringComparison.Ordinal)))
            {
                var isTrivys = path != folder && folder != "/sys";
                context.Report(this, instruction.Words[0].Span, $"{path} belongs to the kernel, and a container that starts there can reach the host's files (CVE-2024-21626); take a folder of the program's own, as /app.", aliases: isTrivys ? null : []);
            }
        }
    }
}
