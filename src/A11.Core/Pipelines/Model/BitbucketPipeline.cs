using A11.Core.Files;
using A11.Core.Scripts;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Pipelines.Model;

/// <summary>
/// <c>bitbucket-pipelines.yml</c> (Bitbucket's “Step options”). The commands of a step run as one bash script with <c>set -e</c>, or one for sh where the image has no bash (Atlassian's knowledge base, “Why does
/// Bitbucket Pipelines pass build steps despite previous command failure”).
/// </summary>
internal sealed class BitbucketPipeline : PipelineFormat
{
    private static readonly string[] Lists = ["script", "after-script"];

    /// <inheritdoc/>
    public override bool IsFile(string path) => RepositoryPath.FileName(path) is "bitbucket-pipelines.yml" or "bitbucket-pipelines.yaml";

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> FindScripts(YamlMapping root)
    {
        var seen = new HashSet<YamlScalar>(ReferenceEqualityComparer.Instance);
        return StepsOf(root).SelectMany(step => Lists.Select(list => Join(step[list], ShellOf(ImageOf(step["image"] ?? root["image"])), seen))).OfType<EmbeddedScript>();
    }

    /// <inheritdoc/>
    public override IEnumerable<YamlScalar> FindImages(YamlMapping root)
    {
        var services = (root["definitions"]?.AsMapping?["services"]?.AsMapping?.Entries ?? []).Select(service => service.Value.AsMapping?["image"]);
        return StepsOf(root).Select(step => step["image"]).Prepend(root["image"]).Concat(services).Select(ImageOf).OfType<YamlScalar>();
    }

    /// <summary>The steps but those for runners on Windows, which have PowerShell (“Set up a Windows runner”).</summary>
    private static IEnumerable<YamlMapping> StepsOf(YamlMapping root) =>
        MappingsOf(root).Where(static mapping => mapping["script"]?.AsSequence is not null && mapping["runs-on"]?.AsSequence?.Items.Any(static label => label.Text == "windows") != true && mapping["runs-on"]?.Text != "windows");
}
