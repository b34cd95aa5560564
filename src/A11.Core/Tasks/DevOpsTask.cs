using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Tasks;

/// <summary>One thing that an agent is asked to do.</summary>
public sealed record DevOpsTask
{
    /// <summary>The task's ID, unique in a repository.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>More about it.</summary>
    public string? Description { get; init; }

    /// <summary>What the result must keep.</summary>
    public required ImmutableArray<string> AcceptanceCriteria { get; init; }

    /// <summary>The files to write, from the repository's root.</summary>
    public required ImmutableArray<string> FilesToCreate { get; init; }

    /// <summary>Files that may be changed besides.</summary>
    public ImmutableArray<string> FilesToModify { get; init; } = [];

    /// <summary>The IDs of tasks that must be done first.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Who it is for, such as A11.</summary>
    public string? Owner { get; init; }

    /// <summary>The phase it belongs to.</summary>
    public string? Phase { get; init; }

    /// <summary>The file that holds it.</summary>
    public required string Source { get; init; }

    /// <summary>The file's text.</summary>
    public required SourceText SourceText { get; init; }

    /// <summary>Where the file holds it.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The task as JSON, as it is written, unknown fields and all.</summary>
    public string Json => SourceText[Span].ToString();

    /// <summary>The paths that the task names: what it may write.</summary>
    public ImmutableArray<string> Lane => FilesToCreate.AddRange(FilesToModify);
}
