using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace A11.Core.Boundaries;

/// <summary>
/// A pattern of paths: those of <c>.gitignore</c> (git's gitignore documentation, “Pattern format”) without negation. Without a slash
/// inside it matches a file's name at any depth; with one inside or in front it starts at the root; <c>**</c> crosses folders;
/// <c>*</c>, <c>?</c> and <c>[a-z]</c> do not; dot files are like any other. Matching takes at most time in proportion to the
/// pattern's length times the path's.
/// </summary>
public sealed class PathPattern : IEquatable<PathPattern>
{
    private readonly ImmutableArray<SegmentPattern> _segments;

    private PathPattern(string text, ImmutableArray<SegmentPattern> segments)
    {
        Text = text;
        _segments = segments;
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="pattern">The pattern that was read.</param>
    /// <param name="error">Why it is none, as a sentence that names the place inside it, counted from 1.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PathPattern? pattern, [NotNullWhen(false)] out string? error)
    {
        pattern = null;
        error = text switch
        {
            "" => "it is empty, so it matches nothing.",
            ['!', ..] => "a “!” in front would turn it round; boundaries have allow and deny lists for that (a name that begins with “!” is written “\\!”).",
            [.., '/'] => "it ends with “/”, so it names a folder; write “/**” behind it for what is in the folder.",
            _ => null,
        };
        if (error is not null)
        {
            return false;
        }

        // A pattern without a slash inside matches a name at any depth.
        var anchored = text.Contains('/', StringComparison.Ordinal);
        var segments = ImmutableArray.CreateBuilder<SegmentPattern>();
        if (!anchored)
        {
            segments.Add(SegmentPattern.AnyFolders);
        }

        var position = text[0] == '/' ? 1 : 0;
        foreach (var segment in text[position..].Split('/'))
        {
            if (!SegmentPattern.TryParse(segment, position, out var parsed, out error))
            {
                return false;
            }

            segments.Add(parsed);
            position += segment.Length + 1;
        }

        pattern = new PathPattern(text, segments.ToImmutable());
        return true;
    }

    /// <summary>Reads a pattern that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PathPattern Parse(string text) => TryParse(text, out var pattern, out var error) ? pattern : throw new FormatException($"“{text}”: {error}");

    /// <summary>Whether the pattern matches a path from the root, written with slashes.</summary>
    public bool IsMatch(string path) => IsMatch(path.Split('/'));

    /// <inheritdoc/>
    public bool Equals(PathPattern? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PathPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Goes back to the last <c>**</c> alone: what an earlier one could still take in, the last one can.</summary>
    internal bool IsMatch(string[] names)
    {
        var (segment, name) = (0, 0);
        var (retrySegment, retryName) = (-1, 0);
        while (name < names.Length)
        {
            if (segment < _segments.Length && _segments[segment].CrossesFolders)
            {
                // At the end it stands for everything inside, which is at least one name.
                if (segment == _segments.Length - 1)
                {
                    return true;
                }

                (retrySegment, retryName) = (++segment, name);
            }
            else if (segment < _segments.Length && _segments[segment].IsMatch(names[name]))
            {
                segment++;
                name++;
            }
            else if (retrySegment >= 0)
            {
                (segment, name) = (retrySegment, ++retryName);
            }
            else
            {
                return false;
            }
        }

        return segment == _segments.Length;
    }
}
