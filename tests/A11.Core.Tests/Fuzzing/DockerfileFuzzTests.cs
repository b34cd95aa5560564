using System.Diagnostics;
using System.Globalization;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Tests.Docker;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Fuzzing;

/// <summary>
/// Dockerfiles of the peers' cases and of the rules' pages, broken and crossed at random: none makes the parser or a rule throw, or think for long.
/// Runs for a moment; A11_FUZZ_SECONDS asks for more.
/// </summary>
[TestClass]
public sealed class DockerfileFuzzTests
{
    /// <summary>What a text of a few kilobytes may take on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly double Seconds = double.TryParse(Environment.GetEnvironmentVariable("A11_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 3;

    private static readonly string[] Pieces =
    [
        "\n", "\r\n", "\r", "\\\n", "`\n", "\\", "`", "\"", "'", "$", "${", "}", ":-", "##", "//", "<<EOF ", "<<-'E'\n", "EOF\n", "E\n", "[\"", "\", \"", "\"]", "#", "# escape=`\n", "# check=skip=all;error=1\n",
        "FROM ", "ONBUILD ", "RUN ", "COPY --from=", "ADD ", "ENV ", "ARG ", "EXPOSE ", "HEALTHCHECK ", "SHELL [", "--mount=type=", "--", " AS ", "=", ",", "/", ":", "@sha256:", " ", "\t", "\v", "\0", "\u2028", "\ufeff", "é", "\ud83d", "*", "?",
    ];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void No_broken_Dockerfile_breaks_the_engine_or_holds_it_up()
    {
        var seeds = DockerfileSamples.Real.Concat(DockerfileSamples.Pages).Where(text => text.Length < 20_000).ToArray();
        var random = new Random(Environment.GetEnvironmentVariable("A11_FUZZ_SEED") is { } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : Environment.TickCount);
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed.TotalSeconds < Seconds; count++)
        {
            Check(Mutate(seeds, random));
        }

        TestContext.WriteLine($"{count} texts");
    }

    private static string Mutate(string[] seeds, Random random)
    {
        var text = seeds[random.Next(seeds.Length)];
        for (var edits = random.Next(1, 8); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(60), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text.Insert(at, string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(40)))),
                3 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                4 => Cross(text[..at], seeds[random.Next(seeds.Length)], random),
                _ => length > 0 ? text.Remove(at, 1).Insert(at, ((char)random.Next(1, 128)).ToString()) : text,
            };
        }

        return text;
    }

    private static string Cross(string head, string other, Random random) => head + other[random.Next(other.Length + 1)..];

    private static void Check(string text)
    {
        var files = new MemoryFileSource([new("Dockerfile", text), new(".dockerignore", "*.log\ndist\n")]);
        var settings = TestEngine.Load(files, new SettingsOptions { AllRules = true });
        var start = Stopwatch.GetTimestamp();
        var result = TestEngine.Default.Run(files, settings, ["Dockerfile"]);
        Assert.IsLessThan(Patience, Stopwatch.GetElapsedTime(start), text);
        foreach (var finding in result.Diagnostics)
        {
            Assert.AreNotEqual("AXG0007", finding.Rule.Id, $"{finding.Message}\n{text}");
            Assert.IsTrue(finding.Text is null || Lies(finding.Span, text), $"{finding.Rule.Id} {finding.Span}\n{text}");
            foreach (var edit in finding.Fix?.Edits ?? [])
            {
                Assert.IsTrue(Lies(edit.Span, text), $"{finding.Rule.Id} {edit.Span}\n{text}");
            }
        }

        DockerfileSyntaxTests.HoldsFor(text);
    }

    private static bool Lies(TextSpan span, string text) => span.Start >= 0 && span.Length >= 0 && span.End <= text.Length;
}
