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

    /// <summary>Whether a file's name says that it is laid over another one, so that what it lacks may be there: <c>compose.override.yaml</c>, <c>docker-compose.prod.yml</c>.</summary>
    public static bool IsByName(string name) => name.Split('.').Length > 2;

    /// <summary>Whether the service is a part of one that another file of the directory defines: what it lacks is asked for there.</summary>
    public static bool IsPart(ComposeService service, RuleContext context)
    {
        if (!context.File.Name.Contains(".override.", StringComparison.Ordinal))
        {
            return false;
        }

        var folder = context.File.Folder.Length == 0 ? "" : context.File.Folder + "/";
        return BaseNames.Select(name => context.Repository.Find(folder + name)).OfType<SourceFile>().FirstOrDefault() is { Problem: null } file
            && ComposeFile.Create(file.Yaml, isByName: true) is { } whole && whole.Services.Any(other => other.Name == service.Name);
    }
}
