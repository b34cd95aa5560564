using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds local archives that COPY brings in and a later RUN unpacks.</summary>
public sealed class CopiedArchive : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3010", "copied-archive", "Unpack local archives with ADD", Severity.Info, Category.Small)
    {
        Aliases = ["hadolint/DL3010"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var command in run.Script.Commands.Where(IsExtraction))
        {
            foreach (var copy in run.Stage.Instructions.Where(instruction => instruction.Is("COPY") && instruction.Span.End <= run.Run.Span.Start && instruction.Flag("from") is null))
            {
                if (FindExtracted(copy, command) is { } archive)
                {
                    context.Report(this, archive.Span, $"The archive {archive.Value} stays in its own layer after a later RUN unpacks it. Unpack it with ADD instead of COPY.", related: [context.Within(run.Map).Locate(command.Span, "It is unpacked here.")]);
                }
            }
        }
    }

    private static bool IsExtraction(ShellCommand command) => command.Name switch
    {
        "tar" => command.HasFlag("-x", "--extract", "--get") || command.Arguments.FirstOrDefault() is { Value: var letters } && letters is not ['-', ..] && letters.Contains('x', StringComparison.Ordinal),
        "unzip" or "gunzip" or "bunzip2" or "unxz" or "unlzma" or "uncompress" or "gzcat" => true,
        "gzip" or "bzip2" or "xz" => command.HasFlag("-d", "--decompress", "--uncompress"),
        _ => false,
    };

    /// <summary>The archive that a COPY brings in and the command unpacks: its name there is the source's, or the target's where that is an archive's.</summary>
    private static DockerfileWord? FindExtracted(Instruction copy, ShellCommand command)
    {
        if (copy.Words.Length < 2)
        {
            return null;
        }

        // As written: a backslash is Windows' separator here, whatever else it is to the parser.
        var target = copy.Words[^1].Raw.Trim('"', '\'');
        foreach (var source in copy.Words[..^1].Where(source => ArchiveNames.IsArchive(source.Value)))
        {
            var name = FileName(ArchiveNames.IsArchive(target) ? target : source.Raw.Trim('"', '\''));
            if (command.Arguments.Any(argument => FileName(argument.Value) == name))
            {
                return source;
            }
        }

        return null;
    }

    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
