using System.Text.Json;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Catalogue;

/// <summary>What “ruleset” pins: releases.json says which check came with which ruleset, and how severe it was then.</summary>
[TestClass]
public sealed class ReleaseTests
{
    private static readonly string ReleasesPath = Path.Combine(RepositoryRoot.Path, "src", "A11.Core", "Catalogue", "releases.json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>An update adds checks that are new. A severity that is raised is never taken over, as it would break builds that pin the ruleset.</summary>
    [TestMethod]
    public void Every_check_is_released_and_none_is_more_severe_since()
    {
        var releases = Read();
        if (Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1")
        {
            Add(releases);
        }

        var faults = new List<string>();
        foreach (var check in TestEngine.Default.Checks.All)
        {
            var since = releases.Where(release => release.Value.ContainsKey(check.Id)).Select(release => release.Key).ToArray();
            if (since is not [var only])
            {
                faults.Add($"{check.Id} stands {since.Length} times in releases.json.");
            }
            else if (only != check.Since)
            {
                faults.Add($"{check.Id} is of ruleset {only}, not {check.Since}.");
            }
            else if (!CategoryNames.TryParseSeverity(releases[only][check.Id], out var released) || check.DefaultSeverity > released)
            {
                faults.Add($"{check.Id} was {releases[only][check.Id]} in ruleset {only}, and is {check.DefaultSeverity.ToName()} now: who pins that ruleset gets a failing build. Make it a check of its own.");
            }
        }

        Assert.AreEqual("", string.Join('\n', faults));
    }

    [TestMethod]
    public void No_ruleset_is_newer_than_the_engine()
    {
        foreach (var release in Read().Keys)
        {
            Assert.IsTrue(RulesetVersion.TryParse(release, out var version) && version <= RulesetVersion.Newest, release);
        }
    }

    /// <summary>To a repository that pins a ruleset from before the first release, every check is new.</summary>
    [TestMethod]
    [DataRow("", Severity.Error)]
    [DataRow("ruleset: 1.0\n", Severity.Error)]
    [DataRow("ruleset: 0.9\n", Severity.Warning)]
    [DataRow("ruleset: 0.9\nrules: { AXD3006: error }\n", Severity.Error)]
    [DataRow("ruleset: 0.9\nrules: { AXD3006: info }\n", Severity.Info)]
    public void A_check_that_is_newer_than_the_pinned_ruleset_only_warns(string configuration, Severity expected)
    {
        var files = new MemoryFileSource([new("a11.yml", configuration), new("Dockerfile", "FROM debian\nUSER app\n")]);
        var settings = TestEngine.Load(files);
        Assert.IsEmpty(settings.Problems);
        var found = TestEngine.Default.Run(files, settings).Diagnostics;
        Assert.AreEqual(expected, found.Single(finding => finding.Rule.Id == "AXD3006").Severity);
        Assert.AreEqual(configuration.Contains("0.9", StringComparison.Ordinal) && expected != Severity.Error, found.All(finding => finding.Severity < Severity.Error));
    }

    private static SortedDictionary<string, SortedDictionary<string, string>> Read() =>
        JsonSerializer.Deserialize<SortedDictionary<string, SortedDictionary<string, string>>>(File.ReadAllText(ReleasesPath))!;

    private static void Add(SortedDictionary<string, SortedDictionary<string, string>> releases)
    {
        foreach (var check in TestEngine.Default.Checks.All.Where(check => !releases.Values.Any(release => release.ContainsKey(check.Id))))
        {
            if (!releases.TryGetValue(check.Since, out var release))
            {
                releases[check.Since] = release = new SortedDictionary<string, string>(StringComparer.Ordinal);
            }

            release[check.Id] = check.DefaultSeverity.ToName();
        }

        File.WriteAllText(ReleasesPath, JsonSerializer.Serialize(releases, Indented) + "\n");
    }
}
