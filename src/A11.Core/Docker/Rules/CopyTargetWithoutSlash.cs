using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds COPY of several sources to a target that is no directory.</summary>
public sealed class CopyTargetWithoutSlash : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3021", "copy-target-without-slash", "The target of a COPY with several sources must end with a slash", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3021", "trivy/DS-0011"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("COPY") || instruction.Words.Length < 3 || !instruction.HereDocuments.IsEmpty || IsLayerOfHistory(instruction))
        {
            return;
        }

        var target = instruction.Words[^1];
        if (!target.HasVariable && !IsDirectory(target.Value))
        {
            var end = target.Raw[^1] is '"' or '\'' ? target.Span.End - 1 : target.Span.End;
            context.Report(
                this,
                target.Span,
                $"COPY has several sources, so its target must be a directory, but {target.Value} has no slash at its end. Write {target.Value}/.",
                new Fix("Add a slash", [new TextEdit(new TextSpan(end, 0), "/")], FixSafety.Unsafe));
        }
    }

    private static bool IsDirectory(string path) => path is "." or ".." || path.EndsWith('/') || path.EndsWith('\\') || path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("/..", StringComparison.Ordinal);

    /// <summary>“COPY multi:… in directory” is how the classic builder writes an image's history, which some tools turn back into a Dockerfile.</summary>
    private static bool IsLayerOfHistory(Instruction instruction) =>
        instruction.Words is [{ Value: var source }, { Value: "in" }, _] && (source.StartsWith("multi:", StringComparison.Ordinal) || source.StartsWith("file:", StringComparison.Ordinal) || source.StartsWith("dir:", StringComparison.Ordinal));
}
