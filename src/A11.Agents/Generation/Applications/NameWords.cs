namespace A11.Agents.Generation.Applications;

/// <summary>The words that a name is made of: <c>Aot</c>, <c>Test</c> and <c>App</c> of <c>AotTestApp</c>.</summary>
internal static class NameWords
{
    /// <summary>The words, in order.</summary>
    public static IEnumerable<string> Split(string name)
    {
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            var ends = at == name.Length || !char.IsLetter(name[at]);
            if (at > start && (ends || BeginsWord(name, at)))
            {
                yield return name[start..at];
                start = at;
            }

            start = ends ? at + 1 : start;
        }
    }

    /// <summary>Whether a capital begins a word: after a small letter, or before one (<c>AOTTest</c>).</summary>
    private static bool BeginsWord(string name, int at) =>
        char.IsUpper(name[at]) && (char.IsLower(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
}
