using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>
/// How criteria say something: words one after the other, <c>|</c> between alternatives, <c>?</c> at the end of one that may be missing, <c>=</c> in front
/// of one whose alternative is the name that is asked for. Articles may stand between them.
/// </summary>
internal sealed class Phrase
{
    private static readonly string[] Articles = ["a", "an", "the", "any", "its"];

    private readonly ImmutableArray<(ImmutableArray<string> Alternatives, bool IsOptional, bool IsName)> _slots;

    private Phrase(string pattern) => _slots = [.. pattern.Split(' ').Select(Read)];

    /// <summary>Reads a pattern.</summary>
    public static Phrase Parse(string pattern) => new(pattern);

    /// <summary>Where the phrase ends that begins at a word, and the name in it; null where none begins there.</summary>
    public (int End, string Name)? Match(CriterionText text, int start) => Match(text, start, 0, "") is { } found && found.End > start ? found : null;

    private (int End, string Name)? Match(CriterionText text, int at, int slot, string name)
    {
        if (slot == _slots.Length)
        {
            return (at, name);
        }

        var (alternatives, isOptional, isName) = _slots[slot];
        var start = slot > 0 && text.Is(at, Articles) && !alternatives.Contains(text.Words[at].Value) ? at + 1 : at;
        foreach (var alternative in alternatives)
        {
            if (text.Match(start, alternative) is > 0 and var length && Match(text, start + length, slot + 1, isName ? alternative : name) is { } found)
            {
                return found;
            }
        }

        return isOptional ? Match(text, at, slot + 1, name) : null;
    }

    private static (ImmutableArray<string> Alternatives, bool IsOptional, bool IsName) Read(string slot)
    {
        var isOptional = slot.EndsWith('?');
        var isName = slot.StartsWith('=');
        return ([.. slot.TrimEnd('?').TrimStart('=').Split('|').OrderByDescending(alternative => alternative.Length)], isOptional, isName);
    }
}
