using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Characters;
using A11.Core.Compose;
using A11.Core.DevContainers;
using A11.Core.Diagnostics;
using A11.Core.Docker;
using A11.Core.Generation;
using A11.Core.GitHub;
using A11.Core.Kubernetes;
using A11.Core.Make;
using A11.Core.Pipelines;
using A11.Core.PreCommit;
using A11.Core.Profiles;
using A11.Core.Secrets;
using A11.Core.Shell;
using A11.Core.Tasks;
using A11.Core.Workflows;
using A11.Core.Yaml;

namespace A11.Core.Catalogue;

/// <summary>The only place that names all domains, and all checks that are no domain's: one line each.</summary>
public static class StandardEngine
{
    /// <summary>Builds the engine of all domains. A program builds it once and hands it on, as each one has rules and settings of its own to keep.</summary>
    public static Engine Create() => new(Domains(), OtherChecks());

    /// <summary>The domains, in the order in which they look at a file.</summary>
    private static ImmutableArray<Domain> Domains() =>
    [
        new DockerDomain(),
        new WorkflowDomain(),
        new GitHubDomain(),
        new PreCommitDomain(),
        new PipelineDomain(),
        new ComposeDomain(),
        new DevContainerDomain(),
        new MakeDomain(),
        new KubernetesDomain(),
        new ShellDomain(),
        new YamlDomain(),
        new SecretDomain(),
        new CharacterDomain(),
    ];

    /// <summary>They are read once somebody looks a check up by its name.</summary>
    private static IEnumerable<CheckDescriptor> OtherChecks()
    {
        foreach (var check in (CheckDescriptor[])[.. BoundaryRules.All, .. TaskRules.All, .. ProfileRules.All, .. GenerationRules.All])
        {
            yield return check;
        }
    }
}
