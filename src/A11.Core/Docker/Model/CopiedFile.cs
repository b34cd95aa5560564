using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Docker.Model;

/// <summary>Finds the repository's file that a stage copies to a place in the image.</summary>
internal static class CopiedFile
{
    /// <summary>The file that is at <paramref name="path"/> in the image; null where it is not clear which that is.</summary>
    public static SourceFile? Find(string path, Stage stage, RuleContext context)
    {
        var name = RepositoryPath.FileName(path).ToString();
        foreach (var copy in stage.Lineage.SelectMany(ancestor => ancestor.Instructions.Reverse()).Where(instruction => instruction.Name is "COPY" or "ADD" && instruction.Flag("from") is null && instruction.Words.Length >= 2))
        {
            foreach (var source in copy.Words[..^1])
            {
                if (RepositoryPath.FileName(source.Value).SequenceEqual(name) && BuildContext.Find(source.Value, context) is { } found)
                {
                    return context.Repository.Find(found);
                }
            }
        }

        return null;
    }
}
