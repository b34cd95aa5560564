using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Baselines;

/// <summary>
/// Names findings so that they keep their names when lines move: by rule, path, the text of the line without its
/// indentation, and which of several equal ones it is. The text itself, which may be a secret, can't be read out of the name: that
/// has too few bits. A cryptographic hash would have OpenSSL loaded, which takes longer than the check of a file.
/// </summary>
public sealed class Fingerprints
{
    /// <summary>How far from the finding its line counts, in UTF-16 code units to either side.</summary>
    private const int Reach = 300;

    private readonly Dictionary<Diagnostic, string> _names;

    private Fingerprints(Dictionary<Diagnostic, string> names) => _names = names;

    /// <summary>The name of a finding: 16 hexadecimal digits.</summary>
    /// <exception cref="KeyNotFoundException">The finding is none of those that were named.</exception>
    public string this[Diagnostic diagnostic] => _names[diagnostic];

    /// <summary>Names findings. Equal ones are counted, so that all of a run must be named together, the suppressed and the known too.</summary>
    public static Fingerprints Create(params IEnumerable<ImmutableArray<Diagnostic>> found)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new Dictionary<Diagnostic, string>(ReferenceEqualityComparer.Instance);
        foreach (var diagnostic in found.SelectMany(part => part).Order(DiagnosticOrder.Instance))
        {
            var key = $"{diagnostic.Rule.Id}\n{diagnostic.Path}\n{LineOf(diagnostic)}";
            var occurrence = seen[key] = seen.GetValueOrDefault(key) + 1;
            names[diagnostic] = Hash($"{key}\n{occurrence}");
        }

        return new Fingerprints(names);
    }

    private static string LineOf(Diagnostic diagnostic)
    {
        // A finding about the file as a whole must not change its name with whatever stands in the first line.
        if (diagnostic.Text is not { } text || diagnostic.Span is { Start: 0, Length: 0 })
        {
            return "";
        }

        // A line may be a minified file of megabytes, with a finding at every word.
        var line = text.GetLine(diagnostic.Start.Line);
        var start = Math.Max(line.Start, Math.Min(diagnostic.Span.Start, line.End) - Reach);
        return Normalize(text[TextSpan.FromBounds(start, Math.Min(line.End, Math.Max(start, diagnostic.Span.Start) + Reach))]);
    }

    private static string Normalize(ReadOnlySpan<char> line)
    {
        var result = new StringBuilder(line.Length);
        foreach (var character in line.Trim())
        {
            var isSpace = character is ' ' or '\t';
            if (!isSpace || result.Length == 0 || result[^1] != ' ')
            {
                _ = result.Append(isSpace ? ' ' : character);
            }
        }

        return result.ToString();
    }

    private static string Hash(string text) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text)).ToString("x16", CultureInfo.InvariantCulture);
}
