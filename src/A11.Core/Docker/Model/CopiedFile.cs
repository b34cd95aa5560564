using A11.Core.Analysis;
using A11.Core.Docker.Syntax;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Docker.Model;

/// <summary>Finds the repository's file that a stage copies to a place in the image.</summary>
internal static class CopiedFile
{
    /// <summary>The file that is at <paramref name="path"/> in the image, or that a program without a directory is found as; null where it is not clear which that is.</summary>
    public static SourceFile? Find(string path, Stage stage, RuleContext context)
    {
        var inWorkdir = ContainerPath.IsAbsolute(path) || stage.End.Workdir is not { } workdir ? path : ContainerPath.Combine(workdir.Text, path);
        return FindCopy(inWorkdir, stage, context) ?? (path.Contains('/', StringComparison.Ordinal) || inWorkdir == path ? null : FindCopy(path, stage, context));
    }

    private static SourceFile? FindCopy(string path, Stage stage, RuleContext context)
    {
        foreach (var part in stage.Lineage)
        {
            foreach (var copy in part.Instructions.Reverse().Where(static instruction => instruction.Name is "COPY" or "ADD" && instruction.Words.Length >= 2))
            {
                foreach (var source in SourcesOf(path, copy, part, stage))
                {
                    var file = copy.Flag("from") is null ? BuildContext.Find(source, context) is { } found ? context.Repository.Find(found) : null
                        : part.References.FirstOrDefault(reference => reference.Instruction == copy)?.Target is { } origin && origin.Index < part.Index ? FindCopy(source, origin, context)
                        : null;
                    if (file is not null)
                    {
                        return file;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Which files, seen from where an instruction copies from, would be at a place of the image by it.</summary>
    private static IEnumerable<string> SourcesOf(string path, Instruction copy, Stage part, Stage stage)
    {
        var state = part.Before(copy);
        var target = state.Expand(copy.Words[^1]).Text;
        var destination = ContainerPath.IsAbsolute(target) ? target : ContainerPath.Combine(state.Workdir?.Text ?? "", target) + (target.EndsWith('/') ? "/" : "");
        var name = RepositoryPath.FileName(path).ToString();
        foreach (var word in copy.Words[..^1])
        {
            var source = state.Expand(word).Text;
            if (IsPlace(destination, path))
            {
                yield return source;
            }

            var isNamed = RepositoryPath.FileName(source).SequenceEqual(name);
            if (isNamed && (IsPlace($"{destination.TrimEnd('/')}/{name}", path) || IsLinked(name, stage)))
            {
                yield return source;
            }
            else if (ContainsGlob(source) && IsPlace($"{destination.TrimEnd('/')}/{name}", path))
            {
                yield return $"{RepositoryPath.Directory(source)}/{name}";
            }
            else if (!isNamed && path.StartsWith($"{destination.TrimEnd('/')}/", StringComparison.Ordinal))
            {
                yield return $"{source.TrimEnd('/')}{path[destination.TrimEnd('/').Length..]}";
            }
        }
    }

    /// <summary>Whether a file of the image is meant by a path, or by a name that is searched for on the PATH.</summary>
    private static bool IsPlace(string file, string path) =>
        path.Contains('/', StringComparison.Ordinal) ? file == path : RepositoryPath.FileName(file).SequenceEqual(path);

    /// <summary>Whether a RUN names the file, and so may have moved or linked it.</summary>
    private static bool IsLinked(string name, Stage stage) =>
        stage.Lineage.SelectMany(static part => part.Instructions).Any(instruction => instruction.Name == "RUN" && instruction.Arguments.Contains(name, StringComparison.Ordinal));

    private static bool ContainsGlob(string source) => source.AsSpan().ContainsAny("*?[");
}
