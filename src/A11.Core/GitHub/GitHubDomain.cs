using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Editing;
using A11.Core.GitHub.Model;
using A11.Core.GitHub.Rules;
using A11.Core.Repositories;
using A11.Core.Schemas;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.GitHub;

/// <summary>What GitHub reads of a repository beside workflows: Dependabot's configuration, code owners, issue forms and funding links. They are known by where GitHub looks for them.</summary>
public sealed class GitHubDomain : Domain, IEditorSource
{
    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new InvalidDependabotConfiguration(),
        new InvalidIssueForm(),
        new InvalidFundingFile(),
        new InvalidCodeOwners(),
        new UndefinedDependabotName(),
        new OverlappingDependabotUpdates(),
        new IneffectiveCooldown(),
        new OverriddenCodeOwners(),
        new ShortCooldown(),
        new DependabotExecution(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => GitHubFile.KindOf(path) is not null;

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => GitHubFile.KindOf(file.Path) is GitHubFileKind.CodeOwners || file.Yaml is { IsComplete: true, IsWalkable: true };

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        var kind = GitHubFile.KindOf(analysis.File.Path)!.Value;
        if (kind is GitHubFileKind.CodeOwners)
        {
            analysis.Visit<GitHubRule, CodeOwnersFile>(this, OwnersOf(analysis.File), static (rule, file, context) => rule.Visit(file, context));
        }
        else
        {
            analysis.Visit<GitHubRule, GitHubFile>(this, new GitHubFile(kind, analysis.File.Yaml), static (rule, file, context) => rule.Visit(file, context));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Comment>? CommentsOf(SourceFile file) => GitHubFile.KindOf(file.Path) is GitHubFileKind.CodeOwners ? OwnersOf(file).Comments : null;

    /// <inheritdoc/>
    IEnumerable<Suggestion> IEditorSource.Suggest(EditedFile file) => SchemaFor(file.Readable) is { } schema && YamlCursor.Find(file.Text, file.Offset) is { IsInBlock: false } cursor ? SchemaPath.Suggest(schema.Root, cursor) : [];

    /// <inheritdoc/>
    string? IEditorSource.Describe(SourceFile file, int offset, Repository repository) =>
        SchemaFor(file) is { } schema && !file.Yaml.Documents.IsEmpty && YamlKeyPath.Find(file.Yaml.Documents[0].Root, offset) is { } path ? SchemaPath.Describe(schema.Root, path) : null;

    private static Schema? SchemaFor(SourceFile file) => GitHubFile.KindOf(file.Path) is { } kind and not GitHubFileKind.CodeOwners ? GitHubSchemas.SchemaOf(kind) : null;

    private static CodeOwnersFile OwnersOf(SourceFile file) => file.Syntax(static file => CodeOwnersFile.Parse(file.Text));
}
