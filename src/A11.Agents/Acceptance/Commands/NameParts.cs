namespace A11.Agents.Acceptance.Commands;

/// <summary>Takes names apart: <c>runUnitTests.sh</c> is run, unit, tests, sh.</summary>
internal static class NameParts
{
    /// <summary>Words that end with “test” or begin with it, and mean something else.</summary>
    private static readonly string[] Others = ["latest", "attest", "contest", "protest", "fastest", "greatest", "detest", "shortest", "testimonial", "testimony"];

    /// <summary>The parts of a name, in lower case.</summary>
    public static IEnumerable<string> Split(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (ends || (i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1])))
            {
                if (i > start)
                {
                    yield return name[start..i].ToLowerInvariant();
                }

                start = ends ? i + 1 : i;
            }
        }
    }

    /// <summary>Whether a part begins or ends with a word, in the plural too: <c>runtests</c>, <c>selftest</c>, <c>testall</c>.</summary>
    public static bool IsMadeOf(string part, string word) =>
        !Others.Contains(part)
        && (part.StartsWith(word, StringComparison.Ordinal) || part.EndsWith(word, StringComparison.Ordinal) || (part.EndsWith('s') && part.AsSpan(0, part.Length - 1).EndsWith(word)));
}
