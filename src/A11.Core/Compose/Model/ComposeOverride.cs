using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Model;

/// <summary>Compose files that Compose lays over another by itself (Docker's documentation, “Merge Compose files”: <c>compose.override.yaml</c>).</summary>
internal static class ComposeOverride
{
    /// <summary>The names that Compose looks for, in its order.</summary>
    private static readonly ImmutableArray<string> BaseNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    /// <summary>Whether Compose reads a file of this name where none is named.</summary>
    public static bool IsBase(ReadOnlySpan<char> name) => BaseNames.Contains(name.ToString());

    /// <summary>
    /// Whether a file may be laid over another one, so that what it lacks may be there: by its name (<c>docker-compose.prod.yml</c>), or as Compose reads another one in
    /// its directory first (<c>docker-compose-dev.yml</c> beside <c>docker-compose.yml</c>).
    /// </summary>
    public static bool MayBePart(RuleContext context) => MayBePart(context.File.Path, context.Repository);

    /// <inheritdoc cref="MayBePart(RuleContext)"/>
    public static bool MayBePart(string path, Repository repository)
    {
        var name = RepositoryPath.FileName(path);
        return name.Count('.') > 1 || name.Contains("override", StringComparison.Ordinal) || (!IsBase(name) && HasBase(RepositoryPath.Directory(path), repository));
    }

    private static bool HasBase(string folder, Repository repository) => BaseNames.Any(other => repository.Exists(folder.Length == 0 ? other : $"{folder}/{other}"));

    /// <summary>Whether the service is a part of one that another file of the directory defines: what it lacks is asked for there.</summary>
    public static bool IsPart(ComposeService service, RuleContext context)
    {
        if (!context.File.Name.Contains(".override.", StringComparison.Ordinal))
        {
            return false;
        }

        return BaseNames.Select(name => context.Repository.Find(FolderOf(context) + name)).OfType<SourceFile>().FirstOrDefault() is { Problem: null } file
            && ComposeFile.Create(file.Yaml, isByName: true) is { } whole && whole.Services.Any(other => other.Name == service.Name);
    }

    private static string FolderOf(RuleContext context) => context.File.Directory.Length == 0 ? "" : context.File.Directory + "/";
}
