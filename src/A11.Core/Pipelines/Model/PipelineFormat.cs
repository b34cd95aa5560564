using System.Collections.Immutable;
using A11.Core.Images;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Pipelines.Model;

/// <summary>The files of a CI system: where it looks for them, and what it runs.</summary>
internal abstract class PipelineFormat
{
    /// <summary>The directory of the sources, and what else the systems always set, so that it is never empty (each system's reference of its variables).</summary>
    private static readonly ImmutableArray<string> Variables =
    [
        "CI_PROJECT_DIR", "CI_BUILDS_DIR", "CI_PROJECT_NAME", "CI_PROJECT_PATH", "CI_COMMIT_SHA", "CI_COMMIT_SHORT_SHA", "CI_PIPELINE_ID", "CI_JOB_ID",
        "BUILD_SOURCESDIRECTORY", "BUILD_ARTIFACTSTAGINGDIRECTORY", "BUILD_BINARIESDIRECTORY", "BUILD_STAGINGDIRECTORY", "BUILD_BUILDID", "AGENT_TEMPDIRECTORY", "AGENT_BUILDDIRECTORY", "AGENT_WORKFOLDER",
        "SYSTEM_DEFAULTWORKINGDIRECTORY", "PIPELINE_WORKSPACE",
        "BITBUCKET_CLONE_DIR", "BITBUCKET_COMMIT", "BITBUCKET_BUILD_NUMBER", "BITBUCKET_REPO_SLUG",
        "CIRCLE_WORKING_DIRECTORY", "CIRCLE_SHA1", "CIRCLE_BUILD_NUM", "CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", "CIRCLE_PROJECT_REPONAME",
        "TRAVIS_BUILD_DIR", "TRAVIS_COMMIT", "TRAVIS_BUILD_NUMBER", "TRAVIS_JOB_NUMBER", "HOME",
    ];

    /// <summary>Whether the system, or those who include files there, take a file for a pipeline by its path.</summary>
    public abstract bool IsFile(string path);

    /// <summary>The shell code of a file.</summary>
    public abstract IEnumerable<EmbeddedScript> FindScripts(YamlMapping root);

    /// <summary>The images that a file names.</summary>
    public virtual IEnumerable<YamlScalar> FindImages(YamlMapping root) => [];

    /// <summary>An image in the short form, or its name in the long one; null where there is none.</summary>
    protected static YamlScalar? ImageOf(YamlNode? node) => node?.AsScalar ?? node?.AsMapping?["name"]?.AsScalar;

    /// <summary>The shell of a job that names none: bash, where the image surely has nothing but BusyBox' shell that.</summary>
    protected static ShellInvocation ShellOf(YamlScalar? image) =>
        new(image is not null && ImageReference.Parse(image.Value).HasBusyBox ? ShellDialect.Busybox : ShellDialect.Bash, StopsAtErrors: true);

    /// <summary>
    /// The commands of a text or of a list as one script, as the systems run them in one shell. What several lists share by an alias is read where it comes first.
    /// </summary>
    /// <param name="commands">The text or the list.</param>
    /// <param name="shell">The shell that runs them.</param>
    /// <param name="seen">What was read already.</param>
    /// <param name="interpolation">What the system reads in them.</param>
    protected static EmbeddedScript? Join(YamlNode? commands, ShellInvocation shell, HashSet<YamlScalar> seen, HostInterpolation? interpolation = null)
    {
        var text = new MappedTextBuilder();
        var acceptsFixes = interpolation is null;
        foreach (var command in ScalarsOf(commands).Where(seen.Add))
        {
            if (!text.IsEmpty)
            {
                text.Append("\n", new TextSpan(command.Span.Start, 0));
            }

            text.Append(command.Value, command.Map, interpolation);
            acceptsFixes &= command.Style is YamlScalarStyle.Literal;
        }

        // The settings of the project and earlier steps set variables, too (2154).
        return text.IsEmpty ? null : text.ToText().ToScript(new ScriptHost(ScriptHostKind.PipelineStep) { Shell = shell, Variables = Variables, ExcludedCodes = [2154], AcceptsFixes = acceptsFixes });
    }

    /// <summary>All mappings of a file, the outer ones first.</summary>
    protected static IEnumerable<YamlMapping> MappingsOf(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => MappingsOf(entry.Value)).Prepend(mapping),
        YamlSequence sequence => sequence.Items.SelectMany(MappingsOf),
        _ => [],
    };

    /// <summary>Lists in lists are flattened; what a tag refers to (<c>!reference</c>) stands elsewhere.</summary>
    private static IEnumerable<YamlScalar> ScalarsOf(YamlNode? node) => node switch
    {
        null or { Tag: "!reference" } => [],
        { AsScalar: { } scalar } => [scalar],
        { AsSequence: { } sequence } => sequence.Items.SelectMany(ScalarsOf),
        _ => [],
    };
}
