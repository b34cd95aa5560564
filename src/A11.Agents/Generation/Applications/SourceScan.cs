using System.Collections.Immutable;
using System.Globalization;

namespace A11.Agents.Generation.Applications;

/// <summary>Looks through sources for what every language writes as a string: routes, ports, names of variables.</summary>
internal static class SourceScan
{
    /// <summary>Paths under which services answer whether they are well, most telling first.</summary>
    private static readonly string[] HealthPaths = ["/health", "/healthz", "/health/ready", "/health/live", "/livez", "/readyz", "/ready", "/live", "/api/health", "/_health", "/up", "/ping", "/status"];

    private static readonly char[] Quotes = ['"', '\'', '`'];

    /// <summary>The path of the health endpoint that the sources name; null where they name none.</summary>
    public static string? FindHealthPath(ProjectFiles files, params string[] extensions)
    {
        var texts = files.Sources(extensions).Select(path => files.Text(path).Content).ToArray();
        return HealthPaths.FirstOrDefault(path => texts.Any(text => IsQuoted(text, path)));
    }

    /// <summary>The number behind one of these texts, such as <c>listen(</c>; null where none stands there.</summary>
    public static int? FindPort(ProjectFiles files, IEnumerable<string> paths, params string[] before)
    {
        foreach (var text in paths.Select(path => files.Text(path).Content))
        {
            foreach (var mark in before)
            {
                for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
                {
                    if (NumberAt(text, at + mark.Length) is { } port)
                    {
                        return port;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The names between quotes behind one of these texts, such as <c>os.getenv(</c>, sorted.</summary>
    public static ImmutableArray<string> FindNames(ProjectFiles files, IEnumerable<string> paths, params string[] before)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in paths.Select(path => files.Text(path).Content))
        {
            foreach (var mark in before)
            {
                for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
                {
                    if (NameAt(text, at + mark.Length) is { } name)
                    {
                        _ = names.Add(name);
                    }
                }
            }
        }

        return [.. names];
    }

    private static bool IsQuoted(string text, string path)
    {
        for (var at = text.IndexOf(path, StringComparison.Ordinal); at >= 0; at = text.IndexOf(path, at + 1, StringComparison.Ordinal))
        {
            var end = at + path.Length;
            if (at > 0 && Quotes.Contains(text[at - 1]) && end < text.Length && (Quotes.Contains(text[end]) || text[end] == '/'))
            {
                return true;
            }

            // Go's patterns may name the method in front: "GET /health".
            if (at > 3 && text[at - 1] == ' ' && char.IsAsciiLetterUpper(text[at - 2]) && end < text.Length && Quotes.Contains(text[end]))
            {
                return true;
            }
        }

        return false;
    }

    private static int? NumberAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return int.TryParse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536 ? number : null;
    }

    private static string? NameAt(string text, int start)
    {
        if (start < text.Length && Quotes.Contains(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end > start && char.IsAsciiLetter(text[start]) ? text[start..end] : null;
    }
}
