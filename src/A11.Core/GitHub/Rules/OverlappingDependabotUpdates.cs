using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.GitHub.Rules;

/// <summary>Finds two updates of one ecosystem, directory and branch, which Dependabot refuses (“Dependabot options reference”, target-branch).</summary>
public sealed class OverlappingDependabotUpdates : GitHubRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1006", "overlapping-dependabot-updates", "Each ecosystem and directory must be updated once", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(GitHubFile file, RuleContext context)
    {
        var seen = new Dictionary<(string, string, string), YamlScalar>();
        foreach (var update in file.Updates)
        {
            var ecosystem = update["package-ecosystem"]?.Text;
            var branch = update["target-branch"]?.Text ?? "";
            YamlNode?[] directories = [update["directory"], .. update["directories"]?.AsSequence?.Items ?? []];
            foreach (var directory in directories.Select(static node => node?.AsScalar).OfType<YamlScalar>())
            {
                var key = (ecosystem ?? "", branch, directory.Value.Trim('/'));
                if (ecosystem is not null && !seen.TryAdd(key, directory) && seen[key] is var first)
                {
                    var original = context.Locate(first.Span, "the first one");
                    context.Report(
                        this,
                        directory.Span,
                        $"The update on line {original.Start.Line} has the ecosystem {ecosystem} and the directory {first.Value}, too, so Dependabot rejects the file. Join the two, or set another target-branch.",
                        related: [original]);
                }
            }
        }
    }
}
