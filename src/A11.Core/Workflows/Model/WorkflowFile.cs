using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Taint;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>A workflow, or an action's own file.</summary>
public sealed class WorkflowFile
{
    private readonly ConcurrentDictionary<YamlScalar, ShellScript> _scripts = new(ReferenceEqualityComparer.Instance);
    private ExpressionIndex? _expressions;
    private ImmutableArray<WorkflowTrigger>? _triggers;
    private FileInterface? _interface;

    private WorkflowFile(YamlTree tree, YamlMapping root, bool isWorkflow)
    {
        Tree = tree;
        Root = root;
        IsWorkflow = isWorkflow;
        Jobs =
        [
            .. (root["jobs"]?.AsMapping?.Entries ?? [])
                .Where(entry => entry.Value.AsMapping is not null)
                .Select(entry => new WorkflowJob(entry.Key, entry.Value.AsMapping!)),
        ];
        Steps = [.. IsWorkflow ? Jobs.SelectMany(job => job.Steps) : StepsOf(root["runs"]?.AsMapping?["steps"])];
        Events = [.. EventsOf(root["on"])];
    }

    /// <summary>The YAML.</summary>
    public YamlTree Tree { get; }

    /// <summary>The file's mapping.</summary>
    public YamlMapping Root { get; }

    /// <summary>Whether it is a workflow; an action's own file otherwise.</summary>
    public bool IsWorkflow { get; }

    /// <summary>The jobs, in order.</summary>
    public ImmutableArray<WorkflowJob> Jobs { get; }

    /// <summary>The events that start the workflow, where they are named.</summary>
    public ImmutableArray<YamlNode> Events { get; }

    /// <summary>The events that start the workflow, with what narrows them.</summary>
    internal ImmutableArray<WorkflowTrigger> Triggers => _triggers ??= IsWorkflow ? WorkflowTrigger.Read(Root["on"]) : [];

    /// <summary>What it takes and gives: by <c>workflow_call</c>, or as an action.</summary>
    internal FileInterface Interface => _interface ??= new FileInterface(IsWorkflow ? FindTrigger("workflow_call")?.Mapping : Root);

    /// <summary>The permissions that hold for jobs without any of their own; null where the repository's default does.</summary>
    internal PermissionSet? Permissions => IsWorkflow ? PermissionSet.Read(Root) : null;

    /// <summary>All steps: of the jobs, or of a composite action.</summary>
    public ImmutableArray<WorkflowStep> Steps { get; }

    /// <summary>All expressions of the file, in order.</summary>
    public ImmutableArray<EmbeddedExpression> Expressions => Index.All;

    /// <summary>Two threads that ask at once make the same index.</summary>
    private ExpressionIndex Index => _expressions ??= ExpressionIndex.Create(this);

    /// <summary>Whether an event of this name starts the workflow.</summary>
    public bool HasEvent(string name) => Events.Any(node => node.Text == name);

    /// <summary>The expressions of a scalar of the file, in order; none where it has none.</summary>
    public ImmutableArray<EmbeddedExpression> FindExpressions(YamlScalar scalar) => Index.Find(scalar);

    /// <summary>The event of this name; null where it starts no run.</summary>
    internal WorkflowTrigger? FindTrigger(string name) => Triggers.FirstOrDefault(trigger => trigger.Name == name);

    /// <summary>The meaning of a text that is known to be a workflow or an action; null where it is neither.</summary>
    public static WorkflowFile? Create(YamlTree tree) => tree is { IsWalkable: true, RootMapping: { } root } && (IsLikeWorkflow(root) || root["jobs"]?.AsMapping is not null || root["runs"]?.AsMapping?["using"] is not null)
        ? new WorkflowFile(tree, root, isWorkflow: root["jobs"] is not null || root["on"] is not null)
        : null;

    /// <summary>
    /// The meaning of a file; null where it is neither. Whatever lies where GitHub looks for workflows is one, without a mapping an empty one; the name of an action's file is used for other files, too.
    /// </summary>
    /// <param name="tree">The file's content.</param>
    /// <param name="path">The file's path from the repository's root.</param>
    internal static WorkflowFile? Create(YamlTree tree, string path) =>
        !tree.IsWalkable ? null
        : RepositoryPath.IsWorkflow(path) ? new WorkflowFile(tree, tree.RootMapping ?? Empty(tree), isWorkflow: true)
        : RepositoryPath.IsAction(path) && tree.RootMapping is { } root && IsLikeAction(root) ? new WorkflowFile(tree, root, isWorkflow: false)
        : null;

    /// <summary>Whether a mapping has what every workflow has, wherever it is.</summary>
    internal static bool IsLikeWorkflow(YamlMapping root) => root["on"] is not null && root["jobs"] is not null;

    private static bool IsLikeAction(YamlMapping root) =>
        root.Entries.IsEmpty || root["runs"] is not null || (root["description"] is not null && (root["inputs"] ?? root["outputs"] ?? root["branding"]) is not null);

    private static YamlMapping Empty(YamlTree tree) => new() { Span = tree.Documents.IsEmpty ? default : tree.Documents[0].Root.Span, Entries = [], IsFlow = false };

    /// <summary>The steps in order, those that run side by side (<c>parallel</c>) after the step that holds them; GitHub lets these not nest.</summary>
    internal static IEnumerable<WorkflowStep> StepsOf(YamlNode? steps) =>
        MappingsOf(steps).SelectMany(step => MappingsOf(step["parallel"]).Prepend(step)).Select(mapping => new WorkflowStep(mapping));

    /// <summary>What is known of who words the file's values; made at the first question.</summary>
    internal TaintModel? Taint { get; set; }

    /// <summary>The syntax of a script as sh and bash read it, with stand-ins for expressions; parsed once.</summary>
    internal ShellScript ParseScript(YamlScalar run) => _scripts.GetOrAdd(run, static run =>
    {
        ImmutableArray<TextSpan> expressions = [.. ExpressionRange.FindAll(run.Value).Where(static range => range.IsClosed).Select(static range => range.Span)];
        return ShellParser.Parse(PlaceholderText.FillAsExpansions(run.Value, expressions), expressions);
    });

    private static IEnumerable<YamlMapping> MappingsOf(YamlNode? sequence) =>
        (sequence?.AsSequence?.Items ?? []).Select(item => item.AsMapping).OfType<YamlMapping>();

    private static IEnumerable<YamlNode> EventsOf(YamlNode? on) => on?.Resolved switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence sequence => sequence.Items,
        YamlMapping mapping => mapping.Entries.Select(entry => entry.Key),
        _ => [],
    };
}
