using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Scripts;

/// <summary>Puts constant text of the same length in the place of what a host fills in, as actionlint does for expressions.</summary>
internal static class PlaceholderText
{
    /// <summary>A letter of names and of words alike, so that the stand-in fits wherever the text may stand.</summary>
    private const char Letter = '_';

    /// <summary>A stand-in of this length.</summary>
    public static string Create(int length) => new(Letter, length);

    /// <summary>The text with stand-ins at <paramref name="places"/>.</summary>
    public static string Fill(string text, ImmutableArray<TextSpan> places) => Fill(text, places, Letter);

    /// <summary>The text with stand-ins that begin as expansions do, so that a parser of the shell, told the places, finds them as what the host fills in.</summary>
    public static string FillAsExpansions(string text, ImmutableArray<TextSpan> places) => Fill(text, places, '$');

    private static string Fill(string text, ImmutableArray<TextSpan> places, char first) => places.IsEmpty ? text : string.Create(text.Length, (text, places, first), static (result, state) =>
    {
        state.text.CopyTo(result);
        foreach (var place in state.places)
        {
            result.Slice(place.Start, place.Length).Fill(Letter);
            result[place.Start] = state.first;
        }
    });
}
