using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace A11.Core.Yaml;

/// <summary>Regular expressions that a configuration gives, searched for in time in proportion to the text.</summary>
internal sealed class TextPatterns
{
    private static readonly ConcurrentDictionary<string, Regex?> Known = new(StringComparer.Ordinal);

    private readonly ImmutableArray<Regex?> _patterns;

    public TextPatterns(ImmutableArray<string> patterns) => _patterns = [.. patterns.Select(static pattern => Known.GetOrAdd(pattern, Create))];

    /// <summary>Whether any of them is found in the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unreadable">What one gives that can't be read, such as one with a look-ahead.</param>
    public bool Match(string text, bool unreadable)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern?.IsMatch(text) ?? unreadable)
            {
                return true;
            }
        }

        return false;
    }

    private static Regex? Create(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
