using System.Collections.Immutable;
using A11.Agents.Acceptance.Criteria;
using A11.Core.GitHub.Model;

namespace A11.Agents.Acceptance;

/// <summary>Checks on configurations of Dependabot.</summary>
internal static class DependabotChecks
{
    /// <summary>What is decided by configurations of Dependabot.</summary>
    public static CheckTable Table { get; } = new(
        [GeneratedFileKind.Dependabot],
        new(
            RequirementKind.Ecosystem,
            (parts, context) => JudgeEcosystems(parts, context.Result),
            new CriterionEntry(
                "dependabot-ecosystem",
                "Keep a package manager's dependencies up to date",
                "An update has the package manager as its ecosystem, and its limit of open pull requests is not 0.",
                "Updates npm and GitHub Actions", "Docker updates", "Keeps pip dependencies up to date")),
        new(
            RequirementKind.Interval,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeInterval(part.Name, context.Result))),
            new CriterionEntry("dependabot-interval", "Look for updates at an interval", "The schedule of every update has the interval.", "Weekly updates", "On a daily schedule", "Runs every month")));

    private static IEnumerable<(DependabotFile File, DependabotUpdate Update)> Updates(TaskResult result) => result.DependabotFiles.SelectMany(file => file.Updates.Select(update => (file, update)));

    private static CriterionEvidence JudgeEcosystems(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var used = Updates(result).Where(pair => pair.Update.IsUsed && pair.Update.Directories.Length > 0).ToArray();
        var missing = parts.Where(part => !Array.Exists(used, pair => pair.Update.Ecosystem.Value == part.Name)).Select(part => part.Name).ToArray();
        return missing.Length > 0 ? new(false, $"Nothing updates {string.Join(", ", missing)}.")
            : new CriterionEvidence(true, $"Updated: {string.Join(", ", parts.Select(part => part.Name))}.").At(used.Where(pair => parts.Any(part => part.Name == pair.Update.Ecosystem.Value)).Select(pair => result.PlaceOf(pair.File, pair.Update.Ecosystem.Span)));
    }

    private static CriterionEvidence JudgeInterval(string interval, TaskResult result)
    {
        var all = Updates(result).ToArray();
        var other = Array.Find(all, pair => pair.Update.Interval?.Value != interval);
        return other.Update is { Interval.Value: "cron" } cron ? CriterionEvidence.Open("A cron expression says how often updates are looked for.").At(result.PlaceOf(other.File, cron.Interval!.Value.Span))
            : other.Update is not null ? new CriterionEvidence(false, $"The update of {other.Update.Ecosystem.Value} has {(other.Update.Interval is { } given ? $"the interval {given.Value}" : "no interval")}.")
                .At(result.PlaceOf(other.File, other.Update.Interval?.Span ?? other.Update.Ecosystem.Span))
            : new CriterionEvidence(true, $"Every update has the interval {interval}.").At(all.Select(pair => result.PlaceOf(pair.File, pair.Update.Interval?.Span)));
    }
}
