using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Files are copied by COPY, not by ADD.</summary>
public sealed class CopyInsteadOfAdd : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3020", "copy-instead-of-add", "Files are copied by COPY, not by ADD", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3020", "trivy/DS-0005", "checkov/CKV_DOCKER_4"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly ImmutableArray<string> DownloadAliases = ["checkov/CKV_DOCKER_4"];

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
            context.Report(this, sources[0].Span, $"ADD puts whatever {sources[0].Value} is that day into the image, and nothing verifies it; give its checksum (ADD --checksum=sha256:…), or fetch and verify it in a RUN that also removes what it no longer needs.", aliases: DownloadAliases);
        }
        else if (!sources.Any(NeedsAdd))
        {
            context.Report(
                this,
                instruction.Keyword,
                $"ADD only copies {sources[0].Value} here, but would unpack or download what happens to look like an archive or a URL; COPY does what is meant and nothing else.",
                FixFor(instruction, sources));
        }
    }

    /// <summary>ADD looks into files for archives, whatever they are called, so that only with directories it surely does what COPY does. A slash at the end makes no directory of what a pattern or an archive's name means.</summary>
    private static Fix? FixFor(Instruction instruction, ImmutableArray<DockerfileWord> sources) =>
        instruction.Flags.All(flag => flag.Name is "chown" or "chmod" or "link" or "exclude")
            ? new Fix("Replace ADD by COPY", [new TextEdit(instruction.Keyword, "COPY")], sources.All(IsFolder) ? FixSafety.Safe : FixSafety.Unsafe)
            : null;

    private static bool IsFolder(DockerfileWord source) =>
        source.Value is "." or ".."
        || (source.Value.EndsWith('/') && source.Value.AsSpan().IndexOfAny("*?[") < 0 && !IsArchive(source.Value.AsSpan().TrimEnd('/')));

    private static bool IsArchive(ReadOnlySpan<char> name)
    {
        foreach (var ending in Archives)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDownload(DockerfileWord source) => source.Value.StartsWith("http://", StringComparison.Ordinal)
        || (source.Value.StartsWith("https://", StringComparison.Ordinal) && !source.Value.Contains(".git", StringComparison.Ordinal));

    /// <summary>A source that COPY would not bring in as ADD does.</summary>
    private static bool NeedsAdd(DockerfileWord source) =>
        source.HasVariable
        || source.Value.Contains("://", StringComparison.Ordinal)
        || source.Value.StartsWith("git@", StringComparison.Ordinal)
        || source.Value.EndsWith(".git", StringComparison.Ordinal)
        || IsArchive(source.Value);

    /// <summary>What ADD unpacks (Dockerfile reference, “Adding local tar archives”), and its common names.</summary>
    private static readonly string[] Archives = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".gz", ".bz2", ".xz", ".tar.Z", ".tar.lzma", ".lzma", ".zst"];
}
