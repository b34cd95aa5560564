using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>What a part of a criterion asks for.</summary>
internal enum RequirementKind
{
    /// <summary>The workflow runs on an event; the values are branches, of a schedule how often it runs.</summary>
    Event,

    /// <summary>Dependencies are cached; the name says which.</summary>
    Cache,

    /// <summary>The first of two kinds of work, the name, comes before the second, the value.</summary>
    Order,

    /// <summary>The token's permissions are limited; the name <c>read</c>: to reading.</summary>
    Permissions,

    /// <summary>Jobs have a time limit; the name is the number of minutes, the values <c>most</c> and <c>below</c> allow less.</summary>
    Timeout,

    /// <summary>Runs of one branch don't pile up; <c>cancel</c>: a newer ends an older.</summary>
    Concurrency,

    /// <summary>Actions are named by commits.</summary>
    PinnedActions,

    /// <summary>A job runs on a system.</summary>
    Runner,

    /// <summary>A job has a matrix.</summary>
    Matrix,

    /// <summary>The workflow has a job.</summary>
    Job,

    /// <summary>A file is kept as an artifact.</summary>
    Artifact,

    /// <summary>A version of a language or an image, the value, is used.</summary>
    Version,

    /// <summary>A language is set up.</summary>
    Language,

    /// <summary>A tool is run.</summary>
    Tool,

    /// <summary>Work of a purpose is done.</summary>
    Work,

    /// <summary>Tests of a kind are run.</summary>
    TestKind,

    /// <summary>An image is built.</summary>
    ImageBuild,

    /// <summary>An image is pushed.</summary>
    ImagePush,

    /// <summary>Tests fail below a coverage.</summary>
    CoverageThreshold,

    /// <summary>The image is built in several stages.</summary>
    MultiStage,

    /// <summary>The Dockerfile has a stage.</summary>
    Stage,

    /// <summary>The program does not run as root.</summary>
    NonRoot,

    /// <summary>The program runs as a user.</summary>
    User,

    /// <summary>Images and services are probed; the name is a service.</summary>
    HealthCheck,

    /// <summary>The probe asks an endpoint; the name is its path.</summary>
    HealthEndpoint,

    /// <summary>The program gets the stop signal.</summary>
    Signals,

    /// <summary>The image is small.</summary>
    SmallImage,

    /// <summary>The final image is of a variant.</summary>
    BaseVariant,

    /// <summary>An image is used.</summary>
    Image,

    /// <summary>Images are pinned; <c>digest</c>: by digest, <c>latest</c>: at least not to what moves with every release.</summary>
    PinnedImages,

    /// <summary>A port is exposed or published.</summary>
    Port,

    /// <summary>Ports are published on this machine only.</summary>
    LocalPorts,

    /// <summary>Nothing in the files looks like a secret.</summary>
    NoSecrets,

    /// <summary>Data outlives containers; the values are services that each have a named volume.</summary>
    Volume,

    /// <summary>What a service needs is waited for.</summary>
    WaitForHealthy,

    /// <summary>Services are restarted; the name is the policy.</summary>
    Restart,

    /// <summary>Services have limits of memory or processors.</summary>
    ResourceLimits,

    /// <summary>A service is there.</summary>
    Service,

    /// <summary>The makefile has a target.</summary>
    Target,

    /// <summary>The target help lists the targets.</summary>
    HelpList,

    /// <summary>Targets that make no file are declared phony.</summary>
    Phony,

    /// <summary>What make does without a goal.</summary>
    DefaultTarget,

    /// <summary>The target, the name, does nothing unless a variable, the first value, is set: to the second one, where there is one.</summary>
    Guard,

    /// <summary>A job deploys to an environment; the value <c>approval</c>: one that somebody approves.</summary>
    Environment,

    /// <summary>The workflow runs where a path changes.</summary>
    Paths,

    /// <summary>The image has a label.</summary>
    Label,

    /// <summary>The image has an entry point; the name is the command.</summary>
    EntryPoint,

    /// <summary>Services share a network.</summary>
    Network,

    /// <summary>Services get secrets as files.</summary>
    FileSecrets,

    /// <summary>An object of Kubernetes of a kind is there; the value is its name.</summary>
    Object,

    /// <summary>Workloads keep a number of pods running; the value <c>least</c> allows more.</summary>
    Replicas,

    /// <summary>Containers have a probe of a kind.</summary>
    Probe,

    /// <summary>Objects are in a namespace.</summary>
    Namespace,

    /// <summary>An Ingress serves a host.</summary>
    Host,

    /// <summary>An Ingress has a certificate.</summary>
    Certificate,

    /// <summary>A variable of the name has the value.</summary>
    Setting,

    /// <summary>A script stops at errors; the name is one option of a shell alone.</summary>
    StrictMode,

    /// <summary>A script names its interpreter.</summary>
    Shebang,

    /// <summary>A script may be executed.</summary>
    Executable,

    /// <summary>The image has a working directory; the name is its path.</summary>
    WorkingDirectory,

    /// <summary>No linter finds anything in scripts; the name is the linter.</summary>
    LintFindings,

    /// <summary>Dependabot keeps a package manager's dependencies up to date.</summary>
    Ecosystem,

    /// <summary>Dependabot looks for updates at an interval.</summary>
    Interval,

    /// <summary>A file is there.</summary>
    FileExists,

    /// <summary>Files can be read as what they are; the name is a format.</summary>
    ValidSyntax,
}

/// <summary>A part of a criterion.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Name">The thing that it names; empty where it names none.</param>
/// <param name="Values">What it says of that thing.</param>
internal sealed record Requirement(RequirementKind Kind, string Name, ImmutableArray<string> Values)
{
    /// <summary>A part that names one thing or none.</summary>
    public Requirement(RequirementKind kind, string name = "")
        : this(kind, name, [])
    {
    }

    /// <summary>Whether the criterion asks that it not be so.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether it asks for every one: no filter may leave any out.</summary>
    public bool IsEvery { get; init; }

    /// <summary>What would do as well.</summary>
    public ImmutableArray<Requirement> Alternatives { get; init; } = [];

    /// <summary>This and what would do as well.</summary>
    public IEnumerable<Requirement> Options => Alternatives.Prepend(this);

    /// <summary>The words that ask for it: the first, and the one behind the last.</summary>
    internal (int Start, int End) Place { get; init; }
}
