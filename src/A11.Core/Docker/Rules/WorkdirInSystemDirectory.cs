using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds working directories of which the kernel or the boot loader owns the contents.</summary>
public sealed class WorkdirInSystemDirectory : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5003", "workdir-in-system-directory", "WORKDIR should not be a system directory", Severity.Warning, Category.Secure)
    {
        Aliases = ["trivy/DS-0030"],
    };

    /// <summary>Directories that the kernel or the boot loader fills; a working directory below <c>/proc</c> was a way out of the container (CVE-2024-21626).</summary>
    private static readonly string[] SystemDirectories = ["/proc", "/sys", "/dev", "/boot", "/initrd", "/lost+found"];

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("WORKDIR") || instruction.Words.IsEmpty)
        {
            return;
        }

        var path = instruction.Words[0].Value;
        foreach (var directory in SystemDirectories)
        {
            if (path == directory || (path.StartsWith(directory, StringComparison.Ordinal) && path[directory.Length] == '/' && !path.StartsWith("/dev/shm", StringComparison.Ordinal)))
            {
                context.Report(this, instruction.Words[0].Span, $"{path} is a system directory, and a container that starts there may reach files of the host (CVE-2024-21626). Use another directory, for example WORKDIR /app.");
            }
        }
    }
}
