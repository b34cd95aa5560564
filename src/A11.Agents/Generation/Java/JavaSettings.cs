using System.Globalization;
using A11.Agents.Generation.Applications;

namespace A11.Agents.Generation.Java;

/// <summary>The settings of a program by Spring Boot, Quarkus or Micronaut: <c>application.properties</c>, else the first document of <c>application.yml</c>, as flat keys.</summary>
internal sealed class JavaSettings
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads those of a module.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="directory">The module's directory; empty at the root.</param>
    public JavaSettings(ProjectFiles files, string directory)
    {
        var resources = directory.Length == 0 ? "src/main/resources" : $"{directory}/src/main/resources";
        foreach (var path in new[] { $"{resources}/application.yml", $"{resources}/application.yaml", $"{resources}/application.properties" }.Where(files.Has))
        {
            if (path.EndsWith(".properties", StringComparison.Ordinal))
            {
                ReadProperties(files.Lines(path));
            }
            else
            {
                ReadYaml(files.Lines(path));
            }
        }
    }

    /// <summary>A value, that of a placeholder's default where it is one (<c>${PORT:8080}</c>); null where there is none, or nothing says it.</summary>
    public string? Find(string key)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            return null;
        }

        return !value.StartsWith("${", StringComparison.Ordinal) || !value.EndsWith('}') ? value
            : value.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? value[(colon + 1)..^1]
            : null;
    }

    /// <summary>The port of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="usual">The one where the key is not there.</param>
    /// <exception cref="RefusalException">The key is there, and what it says is no port.</exception>
    public int Port(string key, int usual) => !_values.TryGetValue(key, out var text) ? usual
        : int.TryParse(Find(key), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port
        : throw new RefusalException($"The port that the program serves can't be told: {key} is “{text}”. Give it a default, for example ${{PORT:{usual}}}.");

    private void ReadProperties(IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or '!')))
        {
            var at = line.AsSpan().IndexOfAny('=', ':');
            if (at > 0)
            {
                _values[line[..at].Trim()] = line[(at + 1)..].Trim();
            }
        }
    }

    /// <summary>Whether a line of YAML holds a key: no comment, no entry of a list, no begin of a document.</summary>
    private static bool IsContent(string line) => line.Trim() is { Length: > 0 } text && text[0] is not ('#' or '-');

    private void ReadYaml(IEnumerable<string> lines)
    {
        var path = new Stack<(int Indent, string Key)>();
        foreach (var line in lines.SkipWhile(static line => !IsContent(line)).TakeWhile(static line => !line.StartsWith("---", StringComparison.Ordinal)).Where(IsContent))
        {
            var indent = line.Length - line.TrimStart().Length;
            var text = line.Trim();
            var colon = text.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at ? at : text.EndsWith(':') ? text.Length - 1 : -1;
            if (colon <= 0)
            {
                continue;
            }

            while (path.TryPeek(out var above) && above.Indent >= indent)
            {
                _ = path.Pop();
            }

            path.Push((indent, text[..colon].Trim('"', '\'')));
            if (text[(colon + 1)..].Split(" #")[0].Trim() is { Length: > 0 } value)
            {
                _values[string.Join('.', path.Reverse().Select(part => part.Key))] = value.Trim('"', '\'');
            }
        }
    }
}
