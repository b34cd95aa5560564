using A11.Agents.Acceptance;
using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Tests.Acceptance;

/// <summary>What criteria are understood to ask for, word by word: <c>readings.txt</c>.</summary>
[TestClass]
public sealed class CriterionReadingTests
{
    private const string Arrow = " => ";

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(CriterionPage.Root, "tests", "A11.Agents.Tests", "Acceptance", "readings.txt"));

    /// <summary>The criteria, each with the kinds of files that its task writes.</summary>
    public static IEnumerable<object[]> Criteria
    {
        get
        {
            var kinds = "";
            for (var index = 0; index < Lines.Length; index++)
            {
                kinds = Lines[index].StartsWith("@ ", StringComparison.Ordinal) ? Lines[index][2..] : kinds;
                if (Lines[index] is not (['#' or '@', ..] or ""))
                {
                    yield return [kinds, index + 1];
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Criteria))]
    public void What_is_asked_for_is_what_is_read(string kinds, int line)
    {
        var criterion = Lines[line - 1].Split(Arrow)[0];
        var read = Describe(Criterion.Read(criterion, kinds.Split(' ').Select(Enum.Parse<GeneratedFileKind>).ToHashSet()));
        Assert.AreEqual(Lines[line - 1], $"{criterion}{Arrow}{read}", $"readings.txt({line})");
    }

    /// <summary>The parts; behind “!” the words that are not understood, behind “?” such as leave open what the others mean.</summary>
    private static string Describe(Criterion criterion) => string.Join("; ", criterion.Requirements.Select(part => string.Join(" or ", part.Options.Select(Describe))))
        + (criterion.IsOpen ? $" ? {criterion.Unread}" : criterion.Unread.Length > 0 ? $" ! {criterion.Unread}" : "");

    private static string Describe(Requirement part) =>
        $"{(part.IsNegated ? "no " : "")}{(part.IsEvery ? "every " : "")}{part.Kind}{(part.Name.Length > 0 ? $" {part.Name}" : "")}{(part.Values.IsEmpty ? "" : $" ({string.Join(", ", part.Values)})")}";
}
