using System.Collections.Immutable;
using System.Text;

namespace A11.Agents.Generation.Updates;

/// <summary>Composes the configuration of Dependabot for what is in the repository.</summary>
internal static class DependabotComposer
{
    /// <summary>Ecosystems whose versions say what changed: minor and patch releases come together, each major one by itself.</summary>
    private static readonly string[] Semantic = ["npm", "pip", "uv", "gomod", "cargo", "maven", "gradle", "composer", "bundler", "mix", "pub", "swift", "nuget"];

    /// <summary>Composes it.</summary>
    /// <param name="paths">The paths of the repository and of the task.</param>
    /// <param name="request">What the task asks for.</param>
    public static string Compose(IEnumerable<string> paths, GenerationRequest request)
    {
        var all = DependencyManifests.Find(paths);
        return all.IsEmpty
            ? throw new RefusalException("Nothing was found whose dependencies Dependabot could update: no manifest of a package manager, no Dockerfile and no workflow.")
            : $"version: 2\n\nupdates:\n{string.Join('\n', all.Select((update, index) => Update(update.Ecosystem, update.Directories, request.UpdateInterval, isFirst: index == 0)))}";
    }

    private static string Update(string ecosystem, ImmutableArray<string> directories, string interval, bool isFirst)
    {
        var text = new StringBuilder($"  - package-ecosystem: {ecosystem}\n");
        _ = directories is [var only] ? text.Append($"    directory: {only}\n") : text.Append("    directories:\n").AppendJoin("", directories.Select(directory => $"      - {directory}\n"));
        _ = text.Append($"    schedule:\n      interval: {interval}\n")
            .Append(isFirst ? "    # A release that turns out to be malicious is mostly withdrawn within days. Security updates don't wait.\n" : "")
            .Append("    cooldown:\n      default-days: 7\n");
        return (Semantic.Contains(ecosystem)
            ? text.Append("    # One pull request for what should break nothing; a major version gets its own.\n    groups:\n      minor-and-patch:\n        update-types: [minor, patch]\n")
            : text.Append($"    groups:\n      {ecosystem}:\n        patterns: [\"*\"]\n")).ToString();
    }
}
