using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>
/// Where in the structure of a YAML text a place is, told by indentation alone: while somebody types, the text can't be parsed. Block style is understood, and flow sequences on one line.
/// </summary>
/// <param name="Path">The keys from the root of the document on; <see cref="Item"/> for an item of a sequence. It ends with the key whose value is at the place, or with what holds the key that is typed.</param>
/// <param name="IsKey">Whether a key may be typed there.</param>
/// <param name="Written">What is written already, up to the place.</param>
/// <param name="Replaced">The word at the place.</param>
internal sealed record YamlCursor(ImmutableArray<string> Path, bool IsKey, string Written, TextSpan Replaced)
{
    /// <summary>What stands in a path for an item of a sequence.</summary>
    public const string Item = "[]";

    /// <summary>The keys beside the one that is typed.</summary>
    public ImmutableHashSet<string> Siblings { get; private init; } = [];

    /// <summary>Whether the place is within a block scalar, so that nothing of the format stands there but what the text holds.</summary>
    public bool IsInBlock { get; private init; }

    /// <summary>Whether a colon follows the word already.</summary>
    public bool HasColon { get; private init; }

    /// <summary>Where a place is; null where nothing can be typed, as in a comment.</summary>
    public static YamlCursor? Find(SourceText text, int offset)
    {
        var number = text.GetPosition(offset).Line;
        var line = text.GetLine(number);
        var before = text.Content[line.Start..offset];
        var written = YamlLine.Read(before);
        var scan = new YamlAncestors(text, number, written, before.Length);
        if (scan.IsInBlock)
        {
            return new YamlCursor(scan.Path, false, before, new TextSpan(offset, 0)) { IsInBlock = true };
        }

        if (IsInComment(written.Value))
        {
            return null;
        }

        var isKey = !written.HasKey;
        var value = written.Value;
        if (written.HasKey && !written.HasSpace)
        {
            return null;
        }

        var path = scan.Path;
        if (value is ['[', ..] && !value.Contains(']', StringComparison.Ordinal))
        {
            (path, isKey, value) = (path.Add(Item), false, value[(value.LastIndexOfAny(['[', ',']) + 1)..].TrimStart());
        }

        value = value.TrimStart('"', '\'');
        var end = offset;
        while (end < line.End && IsWordCharacter(text.Content[end]))
        {
            end++;
        }

        return new YamlCursor(path, isKey, value, TextSpan.FromBounds(offset - value.Length, end))
        {
            Siblings = isKey ? scan.Siblings : [],
            HasColon = end < line.End && text.Content[end] == ':',
        };
    }

    private static bool IsInComment(string value) => value is ['#', ..] || value.Contains(" #", StringComparison.Ordinal);

    private static bool IsWordCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or '/' or '@';
}
