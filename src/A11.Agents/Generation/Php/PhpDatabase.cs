using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Php;

/// <summary>The database that a framework is set up for, in the settings that are committed for those who work on it; Composer's files don't say it.</summary>
/// <param name="Extension">The extension of PHP that reaches it.</param>
internal sealed record PhpDatabase(string Extension)
{
    /// <summary>What Laravel and Doctrine call a database.</summary>
    private static readonly (string Name, string Extension)[] Known = [("pgsql", "pdo_pgsql"), ("postgres", "pdo_pgsql"), ("mysql", "pdo_mysql"), ("mariadb", "pdo_mysql")];

    /// <summary>Finds it; null where none is named, or one that PHP has in itself.</summary>
    public static PhpDatabase? Find(ProjectFiles files, PhpProject project)
    {
        var (path, key) = project.Framework switch
        {
            PhpFramework.Laravel => (".env.example", "DB_CONNECTION="),
            PhpFramework.Symfony => (".env", "DATABASE_URL="),
            _ => ("", ""),
        };
        if (!files.Has(path))
        {
            return null;
        }

        var value = files.Lines(path).LastOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim().Trim('"', '\'') ?? "";
        return Array.Find(Known, known => value.StartsWith(known.Name, StringComparison.Ordinal)) is { Extension: { } extension } ? new PhpDatabase(extension) : null;
    }
}
