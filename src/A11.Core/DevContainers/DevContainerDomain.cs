using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.DevContainers.Model;
using A11.Core.DevContainers.Rules;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.DevContainers;

/// <summary>Development containers: what editors and GitHub Codespaces make a container of, and run in it and on the developer's machine.</summary>
internal sealed class DevContainerDomain : Domain
{
    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() => [new InvalidDevContainer(), new DevContainerImages(), new UntrustedDevContainerRegistry(), new MissingDevContainerFile()];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => RepositoryPath.IsDevContainer(path);

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => true;

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis) =>
        analysis.Visit<DevContainerRule, DevContainerFile>(this, DevContainerFile.Read(analysis.File), static (rule, file, context) => rule.Visit(file, context));

    /// <inheritdoc/>
    public override IEnumerable<Comment> CommentsOf(SourceFile file) => DevContainerFile.Read(file).Comments;

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) => DevContainerScripts.FindAll(file);
}
