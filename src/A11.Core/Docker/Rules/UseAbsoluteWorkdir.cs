using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>WORKDIR names an absolute folder.</summary>
public sealed class UseAbsoluteWorkdir : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3000", "absolute-workdir", "WORKDIR names an absolute folder", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3000", "buildkit/WorkdirRelativePath", "trivy/DS-0009", "checkov/CKV_DOCKER_10"],
        Fix = FixSafety.Safe,
    };

    private static readonly ImmutableArray<string> BehindAbsolute = ["hadolint/DL3000", "trivy/DS-0009", "checkov/CKV_DOCKER_10"];

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("WORKDIR") || instruction.Words.IsEmpty || instruction.Words[0].Value.StartsWith('$') || ContainerPath.IsAbsolute(instruction.Words[0].Value))
        {
            return;
        }

        var folder = instruction.Words[0];
        var known = KnownFolder(instruction, stage);
        var whole = known is null ? $"/{folder.Value.TrimStart('.', '/')}" : ContainerPath.Combine(known, folder.Value);
        context.Report(
            this,
            instruction.ArgumentsSpan,
            $"The folder {folder.Value} is relative, so where it is depends on the WORKDIR before it, perhaps in another image; write the whole path, as in {whole}.",
            known is not null && instruction.Words.Length == 1 ? new Fix("Write the whole path", [new TextEdit(instruction.ArgumentsSpan, whole)]) : null,
            known is null && !HasAbsolute(instruction, stage) ? null : BehindAbsolute);
    }

    private static bool HasAbsolute(Instruction instruction, Stage stage) => FoldersBefore(instruction, stage).Any(folder => ContainerPath.IsAbsolute(folder.Value));

    /// <summary>The folder that the path is relative to, where the file tells; null where the base image or a variable decides.</summary>
    private static string? KnownFolder(Instruction instruction, Stage stage)
    {
        string? known = null;
        foreach (var folder in FoldersBefore(instruction, stage))
        {
            known = folder.HasVariable || folder.Value.Contains('\\', StringComparison.Ordinal) ? null
                : folder.Value.StartsWith('/') ? folder.Value
                : known is null ? null
                : ContainerPath.Combine(known, folder.Value);
        }

        return known;
    }

    private static IEnumerable<DockerfileWord> FoldersBefore(Instruction instruction, Stage stage) =>
        stage.Lineage.Reverse().SelectMany(ancestor => ancestor.Instructions).Where(other => other.Is("WORKDIR") && other.Span.End <= instruction.Span.Start && !other.Words.IsEmpty).Select(other => other.Words[0]);
}
