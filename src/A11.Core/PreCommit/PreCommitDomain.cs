using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.PreCommit.Rules;
using A11.Core.Repositories;
using A11.Core.Yaml.Syntax;

namespace A11.Core.PreCommit;

/// <summary>The configuration of pre-commit: hooks of other repositories run on every developer's machine.</summary>
public sealed class PreCommitDomain : Domain
{
    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() => [new ArchivedHookRepository(), new ForbiddenHookRepository(), new InsecureHookRepository()];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => RepositoryPath.FileName(path) is ".pre-commit-config.yaml" or ".pre-commit-config.yml";

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => file.Yaml is { IsComplete: true, IsWalkable: true, RootMapping: not null };

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        foreach (var item in analysis.File.Yaml.RootMapping!["repos"]?.AsSequence?.Items ?? [])
        {
            if (item.AsMapping is { } mapping && mapping["repo"]?.AsScalar is { } url)
            {
                analysis.Visit<PreCommitRule, HookRepository>(this, new HookRepository(url, mapping["rev"]?.Text), static (rule, repository, context) => rule.Visit(repository, context));
            }
        }
    }
}
