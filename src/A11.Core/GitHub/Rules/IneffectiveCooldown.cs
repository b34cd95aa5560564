using System.Collections.Frozen;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.GitHub.Rules;

/// <summary>Finds days for major, minor and patch versions where Dependabot looks at <c>default-days</c> alone.</summary>
public sealed class IneffectiveCooldown : GitHubRule
{
    /// <summary>The ecosystems without semantic versions (“Dependabot options reference”, cooldown).</summary>
    private static readonly FrozenSet<string> Ecosystems =
        new[] { "bazel", "devcontainers", "docker", "docker-compose", "github-actions", "gitsubmodule", "helm", "terraform" }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1007", "ineffective-cooldown", "Cooldowns should use what their ecosystem supports", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(GitHubFile file, RuleContext context)
    {
        foreach (var update in file.Updates)
        {
            if (update["package-ecosystem"]?.Text is { } ecosystem && Ecosystems.Contains(ecosystem) && update["cooldown"]?.AsMapping is { } cooldown)
            {
                foreach (var key in cooldown.Entries.Select(static entry => entry.Key).OfType<YamlScalar>().Where(static key => key.Value.StartsWith("semver-", StringComparison.Ordinal)))
                {
                    context.Report(this, key.Span, $"Dependabot doesn't support {key.Value} for {ecosystem}, so it has no effect. Use default-days.");
                }
            }
        }
    }
}
