using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Text;

namespace A11.Core.Profiles;

/// <summary>Who an agent is: read from a Markdown page, which is the policy itself.</summary>
public sealed record Profile
{
    /// <summary>The path of the page from the repository's root; <c>built-in</c> for the profile that the product ships.</summary>
    public required string Path { get; init; }

    /// <summary>The page's whole text.</summary>
    public required SourceText Text { get; init; }

    /// <summary>The page's heading.</summary>
    public required string Title { get; init; }

    /// <summary>What the agent is for.</summary>
    public required string Mission { get; init; }

    /// <summary>Who gives it tasks, and who takes over from it, as the page says.</summary>
    public required ImmutableDictionary<string, string> Neighbours { get; init; }

    /// <summary>The IDs of its reviewers, such as A07.</summary>
    public required ImmutableArray<string> Reviewers { get; init; }

    /// <summary>The phase it works in.</summary>
    public required string Phase { get; init; }

    /// <summary>The name of its command-line program, such as <c>cursor-agent</c>.</summary>
    public required string Command { get; init; }

    /// <summary>What it prints on a line of its own when it has done its task.</summary>
    public required string CompletionSignal { get; init; }

    /// <summary>What it may write.</summary>
    public required Boundary Boundary { get; init; }

    /// <summary>The examples of its work.</summary>
    public required ImmutableArray<ProfileExample> Examples { get; init; }

    /// <summary>The DevOps rules that it keeps, in order.</summary>
    public required ImmutableArray<string> Rules { get; init; }
}
