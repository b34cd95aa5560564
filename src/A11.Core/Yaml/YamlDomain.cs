using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Rules;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml;

/// <summary>Every YAML file, whatever it says.</summary>
public sealed class YamlDomain : Domain
{
    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules { get; } =
    [
        new WriteValidYaml(),
        new WriteEachKeyOnce(),
        new DefineAnchorsFirst(),
        new KeepAliasesSmall(),
        new KeepNestingFlat(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => RepositoryPath.IsYaml(path);

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => !YamlTemplate.Is(file.Text);

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis) =>
        analysis.Visit<YamlRule, YamlTree>(this, analysis.File.Yaml, static (rule, tree, context) => rule.Visit(tree, context));

    /// <inheritdoc/>
    public override IEnumerable<Comment> CommentsOf(SourceFile file) => file.Yaml.Comments;
}
