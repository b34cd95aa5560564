using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Languages;
using A11.Core.Files;
using Tomlyn.Model;

namespace A11.Agents.Generation.Java;

/// <summary>
/// A build script of Gradle, in Groovy or Kotlin, with the convention plugins of the repository that it applies (Gradle's “Sharing Build Logic”). Programs are not run to
/// read it: it is looked through for what is written out, and comments count for nothing.
/// </summary>
internal sealed class GradleScript
{
    private static readonly string[] Names = ["build.gradle.kts", "build.gradle"];

    private readonly string[] _lines;
    private readonly TomlTable _catalog;

    private GradleScript(string[] lines, TomlTable catalog)
    {
        _lines = lines;
        _catalog = catalog;
    }

    /// <summary>Reads the script of a directory; null where there is none.</summary>
    public static GradleScript? Read(ProjectFiles files, string directory)
    {
        if (FindPath(files, directory) is not { } path)
        {
            return null;
        }

        string[] lines = [.. Lines(files, path)];
        var conventions = Quoted(lines.Where(IsPlugin)).SelectMany(id => files.Paths.Where(file => RepositoryPath.FileName(file) is var name && (name.SequenceEqual($"{id}.gradle.kts") || name.SequenceEqual($"{id}.gradle"))));
        return new GradleScript([.. lines, .. conventions.SelectMany(file => Lines(files, file))], TomlFile.Read(files, "gradle/libs.versions.toml"));
    }

    /// <summary>The path of a directory's script; null where there is none.</summary>
    public static string? FindPath(ProjectFiles files, string directory) => Names.Select(name => directory.Length == 0 ? name : $"{directory}/{name}").FirstOrDefault(files.Has);

    /// <summary>The lines of a script without comments.</summary>
    public static IEnumerable<string> Lines(ProjectFiles files, string path) => files.Lines(path).Select(line => line.Trim())
        .Where(line => !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith('*') && !line.StartsWith("/*", StringComparison.Ordinal));

    /// <summary>The texts between quotes.</summary>
    public static IEnumerable<string> Quoted(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            for (var start = line.AsSpan().IndexOfAny('"', '\''); start >= 0;)
            {
                var end = line.IndexOf(line[start], start + 1);
                if (end < 0)
                {
                    break;
                }

                yield return line[(start + 1)..end];
                var next = line.AsSpan(end + 1).IndexOfAny('"', '\'');
                start = next < 0 ? -1 : end + 1 + next;
            }
        }
    }

    /// <summary>Whether it applies a plugin.</summary>
    public bool Applies(params ReadOnlySpan<string> plugins)
    {
        foreach (var plugin in plugins)
        {
            if (_lines.Any(line => Applies(line, plugin)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text stands in it.</summary>
    public bool Contains(string text) => _lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>What it needs to run, as <c>group:artifact</c>: written out, or by an accessor of the version catalog; and the modules of the same build.</summary>
    public IEnumerable<string> Dependencies
    {
        get
        {
            var lines = _lines.Where(line => !IsOfTests(line)).ToArray();
            return Quoted(lines).Where(text => text.Count(character => character == ':') is 1 or 2 && !text.StartsWith(':') && !text.Contains('/', StringComparison.Ordinal))
                .Select(text => string.Join(':', text.Split(':')[..2]))
                .Concat(Quoted(lines.Where(line => line.Contains("project(", StringComparison.Ordinal))).Where(text => text.StartsWith(':')).Select(text => JavaModuleGraph.Project + text.Trim(':').Replace(':', '/')))
                .Concat(Entries("libraries").Where(entry => lines.Any(line => UsesAccessor(line, $"libs.{entry.Accessor}"))).Select(entry => Module(entry.Value)).OfType<string>());
        }
    }

    /// <summary>The text behind one of these, between quotes or not, such as <c>mainClass =</c>; null where none stands there.</summary>
    public string? Find(params ReadOnlySpan<string> marks)
    {
        foreach (var mark in marks)
        {
            foreach (var line in _lines)
            {
                var at = line.IndexOf(mark, StringComparison.Ordinal);
                if (at >= 0 && line[(at + mark.Length)..].TrimStart(' ', '(', '=') is { Length: > 0 } rest)
                {
                    return rest.Trim('"', '\'', ')', ' ');
                }
            }
        }

        return null;
    }

    /// <summary>A line that applies a plugin: <c>id("…")</c>, <c>id '…'</c>, <c>apply plugin: '…'</c>; with <c>apply false</c> it is only named, for modules.</summary>
    private static bool IsPlugin(string line) =>
        (line.StartsWith("id", StringComparison.Ordinal) || line.StartsWith("apply", StringComparison.Ordinal) || line.StartsWith("alias", StringComparison.Ordinal) || line.StartsWith("plugins", StringComparison.Ordinal))
        && !line.Contains("apply false", StringComparison.Ordinal) && !line.Contains("apply(false)", StringComparison.Ordinal);

    private bool Applies(string line, string plugin) => line == plugin || line == $"`{plugin}`"
        || (IsPlugin(line) && (Quoted([line]).Contains(plugin, StringComparer.Ordinal)
            || Entries("plugins").Any(entry => (entry.Value is TomlTable table ? TomlFile.Value(table, "id") as string : (entry.Value as string)?.Split(':')[0]) == plugin && UsesAccessor(line, $"libs.plugins.{entry.Accessor}"))));

    private static bool IsOfTests(string line) => line.StartsWith("test", StringComparison.Ordinal) || line.StartsWith("androidTest", StringComparison.Ordinal) || line.StartsWith("id", StringComparison.Ordinal);

    /// <summary>The entries of the version catalog with their accessors, in which every separator is a dot (Gradle's “Version Catalogs”).</summary>
    private IEnumerable<(string Accessor, object Value)> Entries(string table) =>
        (TomlFile.Table(_catalog, table) ?? []).Select(entry => (entry.Key.Replace('-', '.').Replace('_', '.'), entry.Value));

    private static string? Module(object value) => value switch
    {
        string text => string.Join(':', text.Split(':').Take(2)),
        TomlTable table when TomlFile.Value(table, "module") is string module => module,
        TomlTable table when TomlFile.Value(table, "group") is string group && TomlFile.Value(table, "name") is string name => $"{group}:{name}",
        _ => null,
    };

    private static bool UsesAccessor(string line, string accessor)
    {
        var at = line.IndexOf(accessor, StringComparison.Ordinal);
        var end = at + accessor.Length;
        return at >= 0 && (end == line.Length || !(char.IsAsciiLetterOrDigit(line[end]) || line[end] == '.'));
    }
}
