using A11.Core.Analysis;
using A11.Core.Files;

namespace A11.Core.Docker.Model;

/// <summary>The folder that a Dockerfile is built in: its own, or the root of its project; which of them, the command line says.</summary>
internal static class BuildContext
{
    /// <summary>The folders that a Dockerfile may be built in, the likelier first.</summary>
    public static IEnumerable<string> Folders(RuleContext context)
    {
        var root = context.Repository.ProjectRootOf(context.File.Path);
        yield return context.File.Directory;
        if (root != context.File.Directory)
        {
            yield return root;
        }
    }

    /// <summary>The path, from the repository's root, of a file that COPY names; null where none is there.</summary>
    public static string? Find(string source, RuleContext context)
    {
        foreach (var folder in Folders(context))
        {
            if (RepositoryPath.Resolve(folder, source.TrimStart('/')) is { Length: > 0 } path && context.Repository.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
