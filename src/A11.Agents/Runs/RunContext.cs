using System.Collections.Immutable;
using A11.Agents.Agents;
using A11.Agents.Policies;
using A11.Agents.Processes;
using A11.Agents.Records;
using A11.Agents.Reviews;
using A11.Agents.Sandboxes;
using A11.Agents.Secrets;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Agents.Runs;

/// <summary>What the tasks of a run have in common.</summary>
internal sealed class RunContext(string root, Func<IFileSource> list, Policy policy, RepositorySettings settings, IAgent agent, RunOptions options)
{
    public string Root => root;

    public Policy Policy => policy;

    public RepositorySettings Settings => settings;

    public IAgent Agent => agent;

    public RunOptions Options => options;

    public ImmutableArray<IReviewer> Reviewers { get; } = options.Reviewers ?? [.. policy.Profile.Reviewers.Select(role => new BuiltInReviewer(role))];

    /// <summary>What the policy was read from, as it is when the run begins.</summary>
    public PolicyFingerprint PolicyFiles { get; } = PolicyFingerprint.Create(root, settings.Root, list);

    public LockedState State { get; } = new(root, policy);

    /// <summary>Keeps secrets out of what is written down.</summary>
    public Redactor Redactor { get; } = Redactor.Create(settings.Root, options.Variable);

    /// <summary>The logins that agents may be given.</summary>
    public SecretValues Secrets { get; } = Redactor.SecretsOf(settings.Root, options.Variable);

    /// <summary>The run's record; null where none is kept.</summary>
    public RunRecord? Record { get; } = settings.Root.KeepRuns == 0 ? null
        : new RunRecord(root, settings.Root.KeepRuns, Redactor.Create(settings.Root, options.Variable), options.Time, options.Warn);

    /// <summary>How the system keeps the run's agents and reviewers to their workspaces: that of whoever is kept least.</summary>
    /// <exception cref="AgentUnavailableException">A sandbox is required and there is none.</exception>
    public Confinement Confinement => Confinement.Weakest([agent.FindConfinement(settings.Root.Sandbox, root), .. Reviewers.Select(reviewer => reviewer.FindConfinement(settings.Root.Sandbox, root))]);

    /// <summary>Watches over the repository itself where nothing else keeps agents from it; used inside of <see cref="Promotion"/> alone.</summary>
    public RepositoryWatch Watch { get; } = new(root, policy, list);

    /// <summary>One promotion at a time: each sees what the one before left.</summary>
    public SemaphoreSlim Promotion { get; } = new(1);

    /// <summary>How many promotions there were; changed only inside of <see cref="Promotion"/>.</summary>
    public int Promotions { get; set; }

    public IFileSource List() => list();
}
