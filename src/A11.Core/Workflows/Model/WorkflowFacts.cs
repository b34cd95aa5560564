using A11.Core.Images;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>What others ask of workflows: their events, permissions, runners, services and actions.</summary>
public static class WorkflowFacts
{
    extension(WorkflowFile file)
    {
        /// <summary>Whether it is a workflow that GitHub can read, and has a job.</summary>
        public bool IsReadable => file is { Tree.IsComplete: true, IsWorkflow: true, Jobs.IsEmpty: false };

        /// <summary>What its token may do; null where it doesn't say.</summary>
        public PermissionBlock? Permissions => Limit(file.Root);

        /// <summary>Whether it says which runs exclude each other.</summary>
        public bool HasConcurrency => file.Root["concurrency"] is not null;

        /// <summary>Whether a new run cancels one that is under way, as it is written; null where it doesn't say.</summary>
        public string? CancelInProgress => ReadCancel(file.Root);

        /// <summary>The <c>cron</c> expressions of its schedules.</summary>
        public IEnumerable<string> Schedules => (file.Root["on"]?.AsMapping?["schedule"]?.AsSequence?.Items ?? []).Select(static item => item.AsMapping?["cron"]?.Text).OfType<string>();

        /// <summary>The actions that its steps pin to a commit, as they are written, the comment behind them included.</summary>
        public IEnumerable<(string Repository, string Text)> PinnedActions => file.Steps
            .Where(static step => step.Reference is { IsCommit: true })
            .Select(step => (step.Reference!.Repository, WithComment(step.Uses!, file.Tree.Source)));

        /// <summary>What limits an event that starts it; null where nothing does.</summary>
        public EventFilter? FindFilter(string name) => file.Root["on"]?.AsMapping?[name]?.AsMapping is { } mapping ? new EventFilter(mapping) : null;

        /// <summary>Where it begins.</summary>
        public TextSpan Start => file.Root.Entries.IsEmpty ? default : file.Root.Entries[0].Key.Span;

        /// <summary>The events that start it, where they are named.</summary>
        public IEnumerable<PlacedText> EventNames => file.Events.Where(static name => name.Text is { Length: > 0 }).Select(static name => new PlacedText(name.Text!, name.Span));

        /// <summary>The secrets that its expressions read, and <see cref="SecretReferences.All"/>.</summary>
        public IEnumerable<PlacedText> Secrets => SecretReferences.Find(file.Root);

        /// <summary>The directory in which steps run by default, as it is written; null where it names none.</summary>
        public PlacedText? DefaultDirectory => FindDirectory(file.Root);

        /// <summary>Where a key at its top stands; null where it has no such key.</summary>
        public TextSpan? FindKey(string key) => file.Root.Find(key)?.Key.Span;

        /// <summary>Reads a file; null where it is neither a workflow nor an action.</summary>
        public static WorkflowFile? Parse(SourceText text) => WorkflowFile.Create(YamlTree.Parse(text));
    }

    extension(WorkflowJob job)
    {
        /// <summary>What its token may do; null where it doesn't say.</summary>
        public PermissionBlock? Permissions => Limit(job.Mapping);

        /// <summary>Whether it says which runs exclude each other.</summary>
        public bool HasConcurrency => job.Mapping["concurrency"] is not null;

        /// <summary>Whether a new run cancels one that is under way, as it is written; null where it doesn't say.</summary>
        public string? CancelInProgress => ReadCancel(job.Mapping);

        /// <summary>The minutes after which it is canceled, as they are written; null where it doesn't say.</summary>
        public string? Timeout => job.Mapping["timeout-minutes"]?.Text;

        /// <summary>The workflow that it calls; null where it has steps of its own.</summary>
        public string? CalledWorkflow => job.Uses?.Value;

        /// <summary>The IDs of the jobs that it waits for.</summary>
        public IEnumerable<string> NeededJobs => job.Needs.Select(static need => need.Value);

        /// <summary>Whether it has a matrix.</summary>
        public bool HasMatrix => job.Mapping["strategy"]?.AsMapping?["matrix"]?.AsMapping is not null;

        /// <summary>The labels of its runners, by its matrix.</summary>
        public IEnumerable<string> Runners => Expand(job.Mapping["runs-on"], job);

        /// <summary>The images of its services.</summary>
        public IEnumerable<ImageReference> ServiceImages => (job.Mapping["services"]?.AsMapping?.Entries ?? [])
            .Select(static entry => entry.Value.AsMapping?["image"]?.Text ?? entry.Value.Text).OfType<string>().Select(ImageReference.Parse);

        /// <summary>The values that an input of a step may have, by the job's matrix.</summary>
        public IEnumerable<string> FindInputs(WorkflowStep step, string name) => Expand(step.With?[name], job);

        /// <summary>Its ID, where it is defined.</summary>
        public PlacedText Definition => new(job.Id, job.Key.Span);

        /// <summary>Where a key stands; null where it has no such key.</summary>
        public TextSpan? FindKey(string key) => job.Mapping.Find(key)?.Key.Span;

        /// <summary>The environment that it deploys to; null where it names none.</summary>
        public PlacedText? Environment => TextOf(job.Mapping["environment"]?.AsMapping?["name"]?.AsScalar ?? job.Mapping["environment"]?.AsScalar);

        /// <summary>Where it names its environment; null where it has none.</summary>
        public TextSpan? EnvironmentPlace => job.Mapping.Find("environment")?.Key.Span;

        /// <summary>Where it says that the workflow goes on where it fails; null where it doesn't.</summary>
        public TextSpan? TolerancePlace => FindTolerance(job.Mapping);

        /// <summary>The directory in which its steps run by default, as it is written; null where it names none.</summary>
        public PlacedText? DefaultDirectory => FindDirectory(job.Mapping);

        /// <summary>The workflow that it calls, and where; null where it has steps of its own.</summary>
        public PlacedText? Call => TextOf(job.Uses);

        /// <summary>The secrets that its expressions read, and <see cref="SecretReferences.All"/>.</summary>
        public IEnumerable<PlacedText> Secrets => SecretReferences.Find(job.Mapping);
    }

    extension(WorkflowStep step)
    {
        /// <summary>The action that it uses, and where; null where it uses none.</summary>
        public PlacedText? Action => TextOf(step.Uses);

        /// <summary>Where a key stands; null where it has no such key.</summary>
        public TextSpan? FindKey(string key) => step.Mapping.Find(key)?.Key.Span;

        /// <summary>What people call it: its name, its ID, its action, or the first line of its script.</summary>
        public string Label => step.Mapping["name"]?.Text ?? step.Id?.Value ?? step.Reference?.Repository ?? step.Run?.Value.Split('\n')[0] ?? "a step";

        /// <summary>Where it says that the job goes on where it fails; null where it doesn't.</summary>
        public TextSpan? TolerancePlace => FindTolerance(step.Mapping);

        /// <summary>The directory that it runs in, as it is written; null where it names none.</summary>
        public PlacedText? WrittenDirectory => TextOf(step.Mapping["working-directory"]?.AsScalar);

        /// <summary>An input, and where it is given; null where it is not, or is no scalar.</summary>
        public PlacedText? FindInputPlace(string name) => TextOf(step.With?[name]?.AsScalar);

        /// <summary>The secrets that its expressions read, and <see cref="SecretReferences.All"/>.</summary>
        public IEnumerable<PlacedText> Secrets => SecretReferences.Find(step.Mapping);
    }

    private static PlacedText? TextOf(YamlScalar? scalar) => scalar is null ? null : new PlacedText(scalar.Value, scalar.Span);

    private static PlacedText? FindDirectory(YamlMapping mapping) => TextOf(mapping["defaults"]?.AsMapping?["run"]?.AsMapping?["working-directory"]?.AsScalar);

    private static TextSpan? FindTolerance(YamlMapping mapping) => mapping.Find("continue-on-error") is { Value: YamlScalar { AsBoolean: true } } entry ? entry.Span : null;

    private static PermissionBlock? Limit(YamlMapping mapping) => mapping["permissions"] is { } node ? new PermissionBlock(node) : null;

    private static string? ReadCancel(YamlMapping mapping) => mapping["concurrency"]?.AsMapping?["cancel-in-progress"]?.Text;

    private static IEnumerable<string> Expand(YamlNode? node, WorkflowJob job) => (node?.AsSequence?.Items.Select(static item => item.AsScalar) ?? [node?.AsScalar]).OfType<YamlScalar>()
        .SelectMany(scalar => ExpressionValues.None.With(job).Fill(scalar)).SelectMany(static filled => filled.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string WithComment(YamlScalar uses, SourceText source)
    {
        var line = source.Content.AsSpan(uses.Span.End);
        var rest = line[..(line.IndexOfAny('\r', '\n') is var length and >= 0 ? length : line.Length)].Trim();
        return rest.StartsWith("#") ? $"{uses.Value} {rest}" : uses.Value;
    }
}
