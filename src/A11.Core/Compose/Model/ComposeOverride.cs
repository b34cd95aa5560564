using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Model;

/// <summary>Compose files that Compose lays over another by itself (Docker's documentation, “Merge Compose files”: <c>compose.override.yaml</c>).</summary>
internal static class ComposeOverride
{
    /// <summary>The names that Compose looks for, in its order.</summary>
    private static readonly ImmutableArray<string> BaseNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    /// <summary>
    /// Whether a file may be laid over another one, so that what it lacks may be there: by its name (<c>docker-compose.prod.yml</c>), or as Compose reads another one in
    /// its directory first (<c>docker-compose-dev.yml</c> beside <c>docker-compose.yml</c>).
    /// </summary>
    public static bool MayBePart(RuleContext context)
    {
        var name = context.File.Name;
        return name.Split('.').Length > 2 || name.Contains("override", StringComparison.Ordinal) || (!BaseNames.Contains(name) && BaseNames.Any(other => context.Repository.Exists(FolderOf(context) + other)));
    }

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

    private static string FolderOf(RuleContext context) => context.File.Folder.Length == 0 ? "" : context.File.Folder + "/";
}
