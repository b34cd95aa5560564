using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>What ADD brings in that COPY would bring in too, or that nothing verifies.</summary>
public sealed class AddSources : DockerRule
{
    private static readonly CheckDescriptor Copied = new("AXD3020", "add-instead-of-copy", "Copy files with COPY, not ADD", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3020", "trivy/DS-0005", "checkov/CKV_DOCKER_4"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Unverified = new("AXD5026", "unverified-add-download", "Verify what ADD downloads with --checksum", Severity.Warning, Category.Secure)
    {
        Aliases = ["checkov/CKV_DOCKER_4"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Copied;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Copied, Unverified];

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("ADD") || instruction.Words.Length < 2 || !instruction.HereDocuments.IsEmpty || instruction.Flag("checksum") is not null)
        {
            return;
        }

        var sources = instruction.Words[..^1];
        if (sources.All(IsDownload))
        {
            context.Report(Unverified, sources[0].Span, $"Nothing verifies the file that ADD downloads from {sources[0].Value}. Add --checksum=sha256:<hash>.");
        }
        else if (!sources.Any(NeedsAdd))
        {
            context.Report(
                Copied,
                instruction.Keyword,
                $"ADD only copies {sources[0].Value} here, but can also unpack archives. Use COPY.",
                FixFor(instruction, sources));
        }
    }

    /// <summary>ADD looks into files for archives, whatever they are called, so that only with directories it surely does what COPY does. A slash at the end makes no directory of what a pattern or an archive's name means.</summary>
    private static Fix? FixFor(Instruction instruction, ImmutableArray<DockerfileWord> sources) =>
        instruction.Flags.All(flag => flag.Name is "chown" or "chmod" or "link" or "exclude")
            ? new Fix("Replace ADD by COPY", [new TextEdit(instruction.Keyword, "COPY")], sources.All(IsDirectory) ? FixSafety.Safe : FixSafety.Unsafe)
            : null;

    private static bool IsDirectory(DockerfileWord source) =>
        source.Value is "." or ".."
        || (source.Value.EndsWith('/') && source.Value.AsSpan().IndexOfAny("*?[") < 0 && !ArchiveNames.IsArchive(source.Value.AsSpan().TrimEnd('/')));

    private static bool IsDownload(DockerfileWord source) => source.Value.StartsWith("http://", StringComparison.Ordinal)
        || (source.Value.StartsWith("https://", StringComparison.Ordinal) && !source.Value.Contains(".git", StringComparison.Ordinal));

    /// <summary>A source that COPY would not bring in as ADD does.</summary>
    private static bool NeedsAdd(DockerfileWord source) =>
        source.HasVariable
        || source.Value.Contains("://", StringComparison.Ordinal)
        || source.Value.StartsWith("git@", StringComparison.Ordinal)
        || source.Value.EndsWith(".git", StringComparison.Ordinal)
        || ArchiveNames.IsArchive(source.Value);
}
