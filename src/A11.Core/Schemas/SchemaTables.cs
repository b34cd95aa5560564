
namespace A11.Core.Schemas;

/// <summary>The tables that the assembly holds.</summary>
internal static class SchemaTables
{
    private static readonly Lazy<HashSet<string>> ReadTimeZones = new(() => Lines("time-zones").ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The names of the IANA time zone database. GitHub and Dependabot take them in any case.</summary>
    public static IReadOnlySet<string> TimeZones => ReadTimeZones.Value;

    /// <summary>Opens a table.</summary>
    public static TextReader Open(string name) => new StreamReader(typeof(SchemaTables).Assembly.GetManifestResourceStream($"schemas/{name}.txt")!);

    /// <summary>The lines of a table without its comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = Open(name);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line;
            }
        }
    }
}
