using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;
using A11.Core.Schemas;
using A11.Core.Yaml.Syntax;

namespace A11.Core.GitHub.Rules;

/// <summary>Finds updates that name a registry or a group that the file doesn't define.</summary>
public sealed class UndefinedDependabotName : GitHubRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1005", "undefined-dependabot-name", "Updates must name registries and groups that the file defines", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(GitHubFile file, RuleContext context)
    {
        foreach (var update in file.Updates)
        {
            foreach (var registry in (update["registries"]?.AsSequence?.Items ?? []).Select(static item => item.AsScalar).OfType<YamlScalar>())
            {
                Check(registry, "registry", "registries", file, context);
            }

            if (update["multi-ecosystem-group"]?.AsScalar is { } group)
            {
                Check(group, "group", "multi-ecosystem-groups", file, context);
            }
        }
    }

    private void Check(YamlScalar name, string what, string key, GitHubFile file, RuleContext context)
    {
        var defined = file.Tree.RootMapping?[key]?.AsMapping;
        if (name.Value.Length > 0 && name.Value != "*" && defined?.Find(name.Value) is null)
        {
            string[] names = [.. (defined?.Entries ?? []).Select(static entry => entry.Name)];
            context.Report(this, name.Span, $"The {what} {name.Value} is not defined under {key}, so Dependabot rejects the file. {WordList.Suggest(name.Value, names, "Define it there, or correct the name.")}");
        }
    }
}
