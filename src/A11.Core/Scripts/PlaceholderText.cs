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
    public static string Fill(string text, ImmutableArray<TextSpan> places) => places.IsEmpty ? text : string.Create(text.Length, (text, places), static (result, state) =>
    {
        state.text.CopyTo(result);
        foreach (var place in state.places)
        {
            result.Slice(place.Start, place.Length).Fill(Letter);
        }
    });
}
