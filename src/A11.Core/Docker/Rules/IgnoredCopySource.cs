using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds sources of COPY and ADD that .dockerignore excludes.</summary>
public sealed class IgnoredCopySource : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD2002", "ignored-copy-source", "Sources of COPY must not be excluded by .dockerignore", Severity.Error, Category.Correct)
    {
        Aliases = ["buildkit/CopyIgnoredFile"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Name is not ("COPY" or "ADD") || instruction.Flag("from") is not null || instruction.Words.Length < 2)
        {
            return;
        }

        var own = DockerIgnoreFile.Find(context.File, context.Repository);
        foreach (var word in instruction.Words[..^1])
        {
            if (PathOf(word, instruction, stage) is { } path
                && (own ?? FindAtRoot(path, context)) is { } ignored
                && FindPattern(ignored, path) is { } pattern)
            {
                context.Report(this, word.Span, $"{word.Value} is excluded by “{pattern}” in {ignored.Path}, so {instruction.Name} fails or copies nothing. Remove that pattern, or copy another file.");
            }
        }
    }

    /// <summary>The file at the project's root, where what is copied lies there, and nothing of that name beside the Dockerfile.</summary>
    private static DockerIgnoreFile? FindAtRoot(string path, RuleContext context)
    {
        var root = context.Repository.ProjectRootOf(context.File.Path);
        return path.Length > 0 && Exists(root, path, context) && !Exists(context.File.Directory, path, context) ? DockerIgnoreFile.FindAtRoot(context.File, context.Repository) : null;
    }

    private static bool Exists(string folder, string path, RuleContext context) => context.Repository.Exists(folder.Length == 0 ? path : $"{folder}/{path}");

    /// <summary>The path in the build context; null where it is not known, or the source is none of its files.</summary>
    private static string? PathOf(DockerfileWord word, Instruction instruction, Stage stage)
    {
        if (!instruction.HereDocuments.IsEmpty && HereDocumentReader.TryRead(word.Raw, out _))
        {
            return null;
        }

        var source = instruction.IsExec ? new ExpandedText(word.Value, !word.HasVariable) : stage.Before(instruction).Expand(word, instruction.Escape);
        return source.IsConstant && !RemoteSource.IsUrl(source.Text) && !RemoteSource.IsGit(source.Text) ? DockerIgnoreFile.Clean(source.Text) : null;
    }

    private static string? FindPattern(DockerIgnoreFile ignored, string path) => path.Length > 0 ? ignored.FindPattern(path) : ignored.FindPatternOfAll();
}
