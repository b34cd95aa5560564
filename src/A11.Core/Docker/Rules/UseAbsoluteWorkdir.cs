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
    public override CheckDescriptor Descriptor { get; } = new("AXD3000", "absolute-workdir", "WORKDIR names an absolute folder", Severity.Warning, Category.Correct)
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
        var state = stage.Before(instruction);
        var before = state.Workdir;
        var known = before is { IsConstant: true, Text: ['/', ..] } && !folder.HasVariable ? ContainerPath.Combine(before.Value.Text, folder.Value) : null;
        context.Report(
            this,
            instruction.ArgumentsSpan,
            $"The folder {folder.Value} is relative, so where it is depends on the WORKDIR before it, perhaps in another image; write the whole path, as in {known ?? "/" + folder.Value.TrimStart('.', '/')}.",
            known is not null && !state.IsWorkdirUncertain && instruction.Words.Length == 1 && known.AsSpan().IndexOfAny("$\\\"'`") < 0 ? new Fix("Write the whole path", [new TextEdit(instruction.ArgumentsSpan, known)], FixSafety.Safe) : null,
            before is { } workdir && ContainerPath.IsAbsolute(workdir.Text) ? BehindAbsolute : null);
    }
}
