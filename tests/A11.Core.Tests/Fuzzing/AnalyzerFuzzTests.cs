using System.Globalization;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;
using CsCheck;

namespace A11.Core.Tests.Fuzzing;

/// <summary>
/// No text makes a parser or a rule throw (the engine would say so by AXG0007), loop, or point outside of its file. The texts are the examples of the
/// rules' pages, broken at random: the same ones in each run, as a change must not fail by a text that it has nothing to do with; A11_FUZZ_ROUNDS asks for
/// others, and for how many of each kind. Shell code, too, stands where its map says.
/// </summary>
[TestClass]
public sealed class AnalyzerFuzzTests
{
    private const int RepeatedRounds = 4000;

    private static readonly int RandomRounds = int.TryParse(Environment.GetEnvironmentVariable("A11_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 0;

    private static readonly string[] Pieces =
    [
        "\n", "\r\n", "\t", " ", "\\\n", "`", "\"", "'", "$", "${", "}", "${{ ", " }}", "$(", ")", "<<EOF\n", "EOF\n", "&a ", "*a", "- ", ": ", "|\n  ", ">-\n", "#", "!!", "---\n", "[", "]", "{", ",",
        "FROM ", "RUN ", " AS x", "ONBUILD ", "# escape=`\n", "if ", "fi", "do", "done", "case x in", "&&", "||", "|", ";", "2>&1", "\ufeff", "\0", "\u2028", "é", "\ud83d\ude00", ".PHONY: a", "define x\n", "endef", "ifdef", "?=", ":=",
    ];

    private static readonly Lazy<string[]> Seeds = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "docs", "rules"), "*.md")
            .SelectMany(path => File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n```"))
            .Where((_, index) => index % 2 == 1)
            .Select(block => block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..].Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal)),
    ]);

    [TestMethod]
    [DataRow("Dockerfile")]
    [DataRow(".github/workflows/ci.yml")]
    [DataRow("action.yml")]
    [DataRow("compose.yaml")]
    [DataRow("Makefile")]
    [DataRow("scripts/run.sh")]
    [DataRow("deploy/app.yaml")]
    [DataRow(".devcontainer/devcontainer.json")]
    [DataRow("a11.yml")]
    public void No_text_breaks_the_engine(string path)
    {
        for (var round = 0u; round < RepeatedRounds; round++)
        {
            CheckTextOf(round, path);
        }

        if (RandomRounds > 0)
        {
            Texts().Sample(text => Check(path, text), iter: RandomRounds, print: text => text);
        }
    }

    private static void CheckTextOf(uint round, string path)
    {
        var text = Texts().Generate(new PCG(round, round), null, out _);
        try
        {
            Check(path, text);
        }
        catch (Exception exception)
        {
            throw new AssertFailedException($"Round {round} on {path}:\n{text}", exception);
        }
    }

    private static Gen<string> Texts() => Gen.Select(Gen.Int[0, Seeds.Value.Length - 1], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5000], Gen.Int[0, 40], Gen.Int[0, Pieces.Length - 1]).Array[0, 6])
        .Select((seed, edits) => edits.Aggregate(Seeds.Value[seed], Break));

    private static string Break(string text, (int Kind, int At, int Length, int Piece) edit)
    {
        var at = text.Length == 0 ? 0 : edit.At % (text.Length + 1);
        var length = Math.Min(edit.Length, text.Length - at);
        return edit.Kind switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Pieces[edit.Piece]),
            2 => text.Insert(at, text.Substring(at, length)),
            3 => text[..at],
            _ => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        };
    }

    private static void Check(string path, string text)
    {
        var files = new MemoryFileSource([new(path, text)]);
        var settings = TestEngine.Load(files, new SettingsOptions { AllRules = true });
        var result = TestEngine.Default.With(new WordChecker()).Run(files, settings, null);
        foreach (var finding in result.Diagnostics.Concat(settings.Problems))
        {
            Assert.AreNotEqual("AXG0007", finding.Rule.Id, finding.Message);
            Assert.IsTrue(finding.Text is null || (finding.Span.Start >= 0 && finding.Span.End <= finding.Text.Length), $"{finding.Rule.Id} {finding.Span}");
            foreach (var edit in finding.Fix?.Edits ?? [])
            {
                Assert.IsTrue(edit.Span.Start >= 0 && edit.Span.End <= text.Length, $"{finding.Rule.Id} {edit.Span}");
            }
        }
    }
}
