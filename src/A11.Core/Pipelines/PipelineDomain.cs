using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Pipelines.Model;
using A11.Core.Pipelines.Rules;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Pipelines;

/// <summary>The pipelines of other CI systems than GitHub's, known by where each system looks for them: GitLab, Azure Pipelines, Bitbucket, CircleCI and Travis CI.</summary>
public sealed class PipelineDomain : Domain
{
    private static readonly ImmutableArray<PipelineFormat> Formats = [new GitLabPipeline(), new AzurePipeline(), new BitbucketPipeline(), new CirclePipeline(), new TravisPipeline()];

    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new UnpinnedPipelineImage(),
        new PartialPipelineImageVersion(),
        new PipelineImageWithoutDigest(),
        new UntrustedPipelineRegistry(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => RepositoryPath.IsYaml(path) && FormatOf(path) is not null;

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => file.Yaml is { IsComplete: true, IsWalkable: true, RootMapping: not null };

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        foreach (var image in FormatOf(analysis.File.Path)!.FindImages(analysis.File.Yaml.RootMapping!).DistinctBy(static image => image.Span).Select(PipelineImage.Read))
        {
            analysis.Visit<PipelineRule, PipelineImage>(this, image, static (rule, image, context) => rule.Visit(image, context));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) =>
        FormatOf(file.Path)!.FindScripts(file.Yaml.RootMapping!).DistinctBy(static script => script.Map.ToHost(new TextSpan(0, script.Text.Length)));

    private static PipelineFormat? FormatOf(string path) => Formats.FirstOrDefault(format => format.IsFile(path));
}
