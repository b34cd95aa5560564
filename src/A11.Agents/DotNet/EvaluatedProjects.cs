using System.Collections.Immutable;

namespace A11.Agents.DotNet;

/// <summary>What MSBuild makes of some projects.</summary>
/// <param name="Projects">The projects, in the order that they were asked for.</param>
/// <param name="Imports">The files of the repository that any of them imports, and the projects themselves: paths from the root, sorted.</param>
public sealed record EvaluatedProjects(ImmutableArray<EvaluatedProject> Projects, ImmutableArray<string> Imports);

/// <summary>What MSBuild makes of a project.</summary>
/// <param name="Path">Its path from the root, with slashes.</param>
/// <param name="Error">What MSBuild said where it can't evaluate the project; null where it can.</param>
/// <param name="Evaluations">The project as it is asked to build, then once for each target framework where there are several; empty where it can't be evaluated.</param>
public sealed record EvaluatedProject(string Path, string? Error, ImmutableArray<ProjectEvaluation> Evaluations)
{
    /// <summary>The evaluation that a build of the project begins with; null where it can't be evaluated.</summary>
    public ProjectEvaluation? Outer => Evaluations.IsEmpty ? null : Evaluations[0];

    /// <summary>The value of one of <see cref="EvaluationQuery.Properties"/>; empty where it is not set.</summary>
    public string Property(string name) => Outer?.Property(name) ?? "";

    /// <summary>The items of one of the types of <see cref="EvaluationQuery.Items"/> in any of the evaluations, each once.</summary>
    public IEnumerable<EvaluatedItem> Items(string type) => Evaluations.SelectMany(evaluation => evaluation.Items(type)).DistinctBy(item => (item.Identity, item.FullPath));
}

/// <summary>One evaluation of a project.</summary>
/// <param name="TargetFramework">The target framework that it is for; empty for the outer one of several.</param>
/// <param name="Properties">The properties that are set, by name.</param>
/// <param name="AllItems">The items of all types that are asked for.</param>
public sealed record ProjectEvaluation(string TargetFramework, ImmutableDictionary<string, string> Properties, ImmutableArray<EvaluatedItem> AllItems)
{
    /// <summary>The value of a property; empty where it is not set.</summary>
    public string Property(string name) => Properties.GetValueOrDefault(name, "");

    /// <summary>The items of a type, in their order.</summary>
    public IEnumerable<EvaluatedItem> Items(string type) => AllItems.Where(item => item.Type == type);
}

/// <summary>An item of a project.</summary>
/// <param name="Type">Its type, such as <c>PackageReference</c>.</param>
/// <param name="Identity">What it is included by.</param>
/// <param name="FullPath">Its absolute path, where it is a file.</param>
/// <param name="Metadata">The metadata of <see cref="EvaluationQuery.Metadata"/> that are set, by name.</param>
public sealed record EvaluatedItem(string Type, string Identity, string FullPath, ImmutableDictionary<string, string> Metadata);
