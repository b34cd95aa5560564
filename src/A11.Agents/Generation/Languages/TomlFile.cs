using A11.Agents.Generation.Applications;
using Tomlyn;
using Tomlyn.Model;
using Tomlyn.Serialization;

namespace A11.Agents.Generation.Languages;

/// <summary>Reads TOML files of a repository.</summary>
internal static class TomlFile
{
    /// <summary>The file's content; empty where there is no such file.</summary>
    /// <exception cref="RefusalException">It is no TOML.</exception>
    public static TomlTable Read(ProjectFiles files, string path)
    {
        if (!files.Has(path))
        {
            return [];
        }

        try
        {
            return TomlSerializer.Deserialize(files.Text(path).Content, TomlFileContext.Default.TomlTable) ?? [];
        }
        catch (TomlException error)
        {
            // The reader says first what it was about to make of the file.
            throw new RefusalException($"{path} can't be read: {error.Message.Split("Reason: ")[^1].Split('\n')[0]}");
        }
    }

    /// <summary>The table of a path; null where there is none.</summary>
    public static TomlTable? Table(TomlTable table, params ReadOnlySpan<string> path)
    {
        TomlTable? found = table;
        foreach (var name in path)
        {
            found = Value(found, name) as TomlTable;
        }

        return found;
    }

    /// <summary>The value of a key; null where there is none.</summary>
    public static object? Value(TomlTable? table, string name) => table is not null && table.TryGetValue(name, out var value) ? value : null;

    /// <summary>The texts of a list; none where it is no list.</summary>
    public static IEnumerable<string> Texts(object? list) => (list as TomlArray)?.OfType<string>() ?? [];
}

[TomlSerializable(typeof(TomlTable))]
internal sealed partial class TomlFileContext : TomlSerializerContext;
