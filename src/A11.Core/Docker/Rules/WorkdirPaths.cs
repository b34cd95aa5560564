using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Relative paths in WORKDIR: below the base image's directory, or below a WORKDIR of the file, which BuildKit accepts.</summary>
public sealed class WorkdirPaths : DockerRule
{
    private static readonly CheckDescriptor Relative = new("AXD3000", "relative-workdir", "WORKDIR should be an absolute path", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3000", "buildkit/WorkdirRelativePath", "trivy/DS-0009", "checkov/CKV_DOCKER_10"],
    };

    private static readonly CheckDescriptor BelowAbsolute = new("AXD3069", "workdir-below-workdir", "WORKDIR should not be relative to the WORKDIR before it", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3000", "trivy/DS-0009", "checkov/CKV_DOCKER_10"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Relative;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Relative, BelowAbsolute];

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("WORKDIR") || instruction.Words.IsEmpty || instruction.Words[0].Value.StartsWith('$') || ContainerPath.IsAbsolute(instruction.Words[0].Value))
        {
            return;
        }

        var directory = instruction.Words[0];
        var state = stage.Before(instruction);
        if (state.Workdir is not { } before || !ContainerPath.IsAbsolute(before.Text))
        {
            context.Report(Relative, instruction.ArgumentsSpan, $"WORKDIR {directory.Value} is relative to the working directory of the base image. Write an absolute path{(state.Workdir is null ? $": /{directory.Value.TrimStart('.', '/')}" : "")}.");
            return;
        }

        var path = before.IsConstant && before.Text[0] == '/' && !directory.HasVariable ? ContainerPath.Combine(before.Text, directory.Value) : null;
        context.Report(
            BelowAbsolute,
            instruction.ArgumentsSpan,
            $"WORKDIR {directory.Value} is relative to the WORKDIR before it ({before.Text}). Write an absolute path{(path is null ? "" : $": {path}")}.",
            path is not null && !state.IsWorkdirUncertain && path.AsSpan().IndexOfAny("$\\\"'`") < 0
                ? new Fix("Write the absolute path", [new TextEdit(instruction.ArgumentsSpan, path)], FixSafety.Safe)
                : null);
    }
}
