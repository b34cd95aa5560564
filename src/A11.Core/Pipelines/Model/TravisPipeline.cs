using A11.Core.Files;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Pipelines.Model;

/// <summary>
/// <c>.travis.yml</c> (Travis CI's “Job lifecycle”). All commands run in one bash, on Windows too. A failing one ends the job in the phases up to <c>before_script</c>, and the others go on.
/// </summary>
internal sealed class TravisPipeline : PipelineFormat
{
    private static readonly (string Name, bool StopsAtErrors)[] Phases =
    [
        ("before_install", true), ("install", true), ("before_script", true), ("script", false), ("before_cache", false), ("after_success", false), ("after_failure", false), ("before_deploy", false),
        ("after_deploy", false), ("after_script", false),
    ];

    /// <inheritdoc/>
    public override bool IsFile(string path) => RepositoryPath.FileName(path) is ".travis.yml";

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> FindScripts(YamlMapping root)
    {
        var seen = new HashSet<YamlScalar>(ReferenceEqualityComparer.Instance);
        return MappingsOf(root).SelectMany(job => Phases.Select(phase => Join(job[phase.Name], new ShellInvocation(ShellDialect.Bash, phase.StopsAtErrors), seen))).OfType<EmbeddedScript>();
    }
}
