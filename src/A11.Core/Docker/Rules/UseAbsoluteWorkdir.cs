using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>WORKDIR names an absolute folder.</summary>
public sealed class UseAbsoluteWorkdir : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3000", "absolute-workdir", "WORKDIR names an absolute folder", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3000", "trivy/DS-0009", "checkov/CKV_DOCKER_10"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Is("WORKDIR") && !instruction.Words.IsEmpty && instruction.Words[0] is { HasVariable: false } folder && !IsAbsolute(folder.Value))
        {
            context.Report(this, instruction.ArgumentsSpan, $"The folder {folder.Value} is relative, so where it is depends on the WORKDIR before it, perhaps in another image; write the whole path, as in /{folder.Value.TrimStart('.', '/')}.");
        }
    }

    private static bool IsAbsolute(string folder) =>
        folder.StartsWith('/') || folder.StartsWith('\\') || (folder.Length > 1 && char.IsAsciiLetter(folder[0]) && folder[1] == ':');
}
