using System.Collections.Immutable;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.GitHub.Model;

/// <summary>A configuration of Dependabot (GitHub's “Dependabot options reference”).</summary>
/// <param name="Updates">What it keeps up to date, in order.</param>
public sealed record DependabotFile(ImmutableArray<DependabotUpdate> Updates)
{
    /// <summary>Reads a file; null where it can't be read whole, is of another version, or has no list of updates.</summary>
    public static DependabotFile? Parse(SourceText text) =>
        YamlTree.Parse(text) is { IsComplete: true, IsWalkable: true, RootMapping: { } root } && root["version"]?.Text == "2" && root["updates"]?.AsSequence is { } updates
            ? new DependabotFile([.. updates.Items.Select(static item => item.AsMapping).OfType<YamlMapping>().Select(DependabotUpdate.Read).OfType<DependabotUpdate>()])
            : null;
}

/// <summary>An item of <c>updates</c>.</summary>
/// <param name="Ecosystem">Its package manager: <c>npm</c>.</param>
/// <param name="Directories">Where its manifests are.</param>
/// <param name="Interval">How often it is looked for new versions; null where the schedule doesn't say.</param>
/// <param name="IsUsed">Whether it opens pull requests for new versions: a limit of 0 leaves security updates only.</param>
public sealed record DependabotUpdate(PlacedText Ecosystem, ImmutableArray<string> Directories, PlacedText? Interval, bool IsUsed)
{
    internal static DependabotUpdate? Read(YamlMapping mapping)
    {
        YamlNode?[] directories = [mapping["directory"], .. mapping["directories"]?.AsSequence?.Items ?? []];
        return mapping["package-ecosystem"]?.AsScalar is { } ecosystem
            ? new DependabotUpdate(
                new PlacedText(ecosystem.Value, ecosystem.Span),
                [.. directories.Select(static node => node?.Text).OfType<string>()],
                mapping["schedule"]?.AsMapping?["interval"]?.AsScalar is { } interval ? new PlacedText(interval.Value, interval.Span) : null,
                mapping["open-pull-requests-limit"]?.Text != "0")
            : null;
    }
}
