using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Tests.Fuzzing;

/// <summary>Stands for ShellCheck: reports each word of each script, and insists that the file holds it at its place.</summary>
internal sealed class WordChecker : IScriptChecker
{
    public ImmutableArray<ScriptVerdict> Check(ImmutableArray<ScriptToCheck> scripts, Repository repository, CancellationToken cancellation) =>
        [.. scripts.Select(script => new ScriptVerdict([.. WordsOf(script.Script).Select(word => Report(word, script))]))];

    private static ScriptFinding Report(TextSpan word, ScriptToCheck script)
    {
        var text = script.Script.Text.AsSpan(word.Start, word.Length);
        var place = script.File.Text[script.Script.Map.ToHost(word)];
        Assert.IsTrue(place.Contains('\\') || IsWrittenIn(text, place), $"“{text}” is said to be “{place}” in:\n{script.File.Text}");
        return new ScriptFinding(2086, Severity.Info, word, "A word.", [new TextEdit(word, "x")]);
    }

    /// <summary>Whether the letters stand there in this order; between them may be what joins lines.</summary>
    private static bool IsWrittenIn(ReadOnlySpan<char> word, ReadOnlySpan<char> place)
    {
        if (word.Length == place.Length)
        {
            return word.SequenceEqual(place);
        }

        foreach (var letter in word)
        {
            var at = place.IndexOf(letter);
            if (at < 0)
            {
                return false;
            }

            place = place[(at + 1)..];
        }

        return true;
    }

    private static IEnumerable<TextSpan> WordsOf(EmbeddedScript script)
    {
        for (var start = 0; start < script.Text.Length;)
        {
            var end = start;
            while (end < script.Text.Length && char.IsAsciiLetterOrDigit(script.Text[end]))
            {
                end++;
            }

            if (end > start)
            {
                yield return TextSpan.FromBounds(start, end);
            }

            start = end + 1;
        }
    }
}
