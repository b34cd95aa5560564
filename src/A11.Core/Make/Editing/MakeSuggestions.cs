using A11.Core.Editing;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Editing;

/// <summary>What can be put in where somebody types in a makefile: variables in references, targets behind a colon.</summary>
/// <param name="edited">The file.</param>
/// <param name="file">What it says.</param>
internal sealed class MakeSuggestions(EditedFile edited, Makefile file)
{
    /// <summary>All that fits.</summary>
    public IEnumerable<Suggestion> Find()
    {
        var line = edited.Text.GetLine(edited.Text.GetPosition(edited.Offset).Line);
        var before = edited.Text[TextSpan.FromBounds(line.Start, edited.Offset)];
        var written = before.Length;
        while (written > 0 && IsNameCharacter(before[written - 1]))
        {
            written--;
        }

        var replaced = TextSpan.FromBounds(line.Start + written, edited.Offset);
        if (before[..written] is [.., '$', '(' or '{'])
        {
            return file.Variables.Select(static name => name.Text).Distinct(StringComparer.Ordinal).Select(name => new Suggestion(name, SuggestionKind.Name, replaced) { Detail = "variable" });
        }

        var colon = before.IndexOf(':');
        var isPrerequisite = colon > 0 && before[0] != '\t' && !before.Contains('=') && !before.Contains('#') && !before.Contains(';');
        return isPrerequisite ? file.Rules.Where(static rule => !rule.IsSpecial && !rule.IsPattern).SelectMany(static rule => rule.Targets).Select(static target => target.Text).Distinct(StringComparer.Ordinal)
            .Select(name => new Suggestion(name, SuggestionKind.Name, replaced) { Detail = "target" }) : [];
    }

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or '/' or '%';
}
