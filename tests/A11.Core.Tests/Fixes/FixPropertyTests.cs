using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Tests.Fixes;

/// <summary>What holds for every fix of every finding, whatever the file.</summary>
[TestClass]
public sealed class FixPropertyTests
{
    private const string SyntaxError = "a11/parse-error";

    /// <summary>Those that hold what fixes are for; a file of more findings than that takes long and tells nothing new.</summary>
    private const int MaximumFindings = 150;

    /// <summary>Findings that an unsafe fix leaves for the next look: an image that has a tag may need a digest; what was ADD is held to the rules of COPY; what was no apt-get, or no command at all, is one now.</summary>
    private static readonly (string Fixed, string Later)[] Revealed =
        [("AXD3006", "AXD6011"), ("AXD3020", "AXD3021"), ("AXD3007", "AXD6011"), ("AXD3027", "AXD3015"), ("AXD6043", "AXD3009"), ("AXD6043", "AXD5002")];

    [TestMethod]
    public void Every_fix_of_the_pages_does_what_it_should() => Judge(FixSample.Pages);

    [TestMethod]
    public void Every_fix_of_the_real_files_does_what_it_should() => Judge(FixSample.Real);

    [TestMethod]
    [DataRow("shell-shellcheck")]
    [DataRow("hadolint")]
    [DataRow("buildkit")]
    [DataRow("dockerfile-real")]
    [DataRow("trivy-docker")]
    [DataRow("checkov-docker")]
    [DataRow("dockerfile-syntax-1")]
    [DataRow("dockerfile-syntax-2")]
    [DataRow("compose-dclint")]
    [DataRow("compose-dclint-snapshots")]
    [DataRow("compose-compose-go")]
    [DataRow("compose-real-world")]
    [DataRow("compose-schema-probes")]
    [DataRow("kubernetes-checkov")]
    [DataRow("kubernetes-checkov-snapshots")]
    [DataRow("kubernetes-kube-linter")]
    [DataRow("kubernetes-trivy-checks")]
    [DataRow("makefile-checkmake")]
    [DataRow("makefile-checkmake-snapshots")]
    [DataRow("makefile-gnumake-parse")]
    [DataRow("makefile-unmake")]
    [DataRow("starter-workflows")]
    [DataRow("actionlint")]
    [DataRow("zizmor")]
    [DataRow("checkov-workflow")]
    [DataRow("github-schemas")]
    public void Every_fix_of_a_corpus_does_what_it_should(string corpus) => Judge(FixSample.Corpus(corpus));

    private static void Judge(IEnumerable<FixSample> samples)
    {
        var faults = new List<string>();
        var count = 0;
        foreach (var sample in samples)
        {
            count++;
            faults.AddRange(FaultsOf(sample));
        }

        if (count == 0)
        {
            Assert.Inconclusive("Skipped: there are no such files beside the repository (../shared).");
        }

        Assert.AreEqual("", string.Join('\n', faults.Take(40)), $"{faults.Count} faults");
    }

    private static IEnumerable<string> FaultsOf(FixSample sample)
    {
        var before = sample.Check(sample.Content);
        var fixable = before.Where(finding => finding.Fix is { Edits.IsEmpty: false }).Take(MaximumFindings).ToArray();
        if (fixable.Length == 0)
        {
            return [];
        }

        return [.. fixable.SelectMany(finding => FaultsOfOne(sample, before, finding)), .. FaultsOfAll(sample, before, allowsUnsafe: false), .. FaultsOfAll(sample, before, allowsUnsafe: true)];
    }

    /// <summary>One fix alone.</summary>
    private static IEnumerable<string> FaultsOfOne(FixSample sample, IReadOnlyCollection<Diagnostic> before, Diagnostic finding)
    {
        var text = TextEdit.Apply(sample.Text, finding.Fix!.Edits);
        var after = sample.Check(text);
        var place = $"{sample.Place}: {finding.Rule.Id} at {finding.Start} ({finding.Fix.Safety})";
        if (CountErrors(after) > CountErrors(before))
        {
            yield return $"{place} breaks the syntax: {LineOf(finding)}; {after.First(found => found.Aliases.Contains(SyntaxError)).Message}";
        }

        if (CountOf(finding.Rule, after) >= CountOf(finding.Rule, before))
        {
            yield return $"{place} is still found: {LineOf(finding)}";
        }

        if (finding.Fix.Safety is FixSafety.Safe || IsDocker(finding.Rule.Id))
        {
            foreach (var rule in NewIn(before, after).Where(rule => !Revealed.Contains((finding.Rule.Id, rule))))
            {
                yield return $"{place} gives a finding of {rule}: {LineOf(finding)}";
            }
        }
    }

    /// <summary>All of them, as the command applies them.</summary>
    private static IEnumerable<string> FaultsOfAll(FixSample sample, IReadOnlyCollection<Diagnostic> before, bool allowsUnsafe)
    {
        var place = $"{sample.Place}: all fixes{(allowsUnsafe ? ", unsafe ones too," : "")}";
        var result = sample.Fix(sample.Content, allowsUnsafe);
        if (CountErrors(result.Left.Diagnostics) > CountErrors(before))
        {
            yield return $"{place} break the syntax";
        }

        if (result.Left.Diagnostics.FirstOrDefault(finding => finding.Fix is { Edits.IsEmpty: false } fix && (allowsUnsafe || fix.Safety is FixSafety.Safe)) is { } left)
        {
            yield return $"{place} leave {left.Rule.Id} at {left.Start}: {LineOf(left)}";
        }

        foreach (var rule in NewIn(before, result.Left.Diagnostics).Where(rule => !allowsUnsafe || (IsDocker(rule) && !IsRevealed(rule, before))))
        {
            yield return $"{place} give a finding of {rule}";
        }

        if (!sample.Fix(sample.FixedText(allowsUnsafe), allowsUnsafe).Files.IsEmpty)
        {
            yield return $"{place} have something to do in the second run";
        }
    }

    private static bool IsRevealed(string rule, IReadOnlyCollection<Diagnostic> before) => Revealed.Any(pair => pair.Later == rule && before.Any(finding => finding.Rule.Id == pair.Fixed));

    /// <summary>What an unsafe fix writes into a Dockerfile is as well made as a safe one; in a shell script it may need a person's next step.</summary>
    private static bool IsDocker(string rule) => rule.StartsWith("AXD", StringComparison.Ordinal);

    /// <summary>The rules that find more than before.</summary>
    private static IEnumerable<string> NewIn(IReadOnlyCollection<Diagnostic> before, IReadOnlyCollection<Diagnostic> after) =>
        after.Select(finding => finding.Rule).Distinct().Where(rule => CountOf(rule, after) > CountOf(rule, before)).Select(rule => rule.Id);

    private static int CountOf(CheckDescriptor rule, IReadOnlyCollection<Diagnostic> findings) => findings.Count(finding => finding.Rule == rule);

    private static int CountErrors(IReadOnlyCollection<Diagnostic> findings) => findings.Count(finding => finding.Aliases.Contains(SyntaxError));

    private static string LineOf(Diagnostic finding) => finding.Text![finding.Text.GetLine(finding.Start.Line)].Trim().ToString();
}
