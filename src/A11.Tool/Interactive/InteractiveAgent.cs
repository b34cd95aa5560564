using System.Collections.Immutable;

namespace A11.Tool.Interactive;

/// <summary>An agent that a person drives in the repository itself, and what makes its own configuration there have it stopped by the write guard.</summary>
/// <param name="Name">Its name, as <c>--agent</c> takes it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Files">The files of its configuration that hold something of ours; the first has the hook.</param>
/// <param name="Limits">What a person has to do before it holds, and what it does not stop, as sentences.</param>
internal sealed record InteractiveAgent(string Name, string Title, ImmutableArray<OwnedFile> Files, ImmutableArray<string> Limits)
{
    /// <summary>The file that has the hook, from the repository's root.</summary>
    public string HookFile => Files[0].Path;

    /// <summary>What the command of its hook holds, however a person extended it.</summary>
    public string HookMark => MarkOf(Name);

    /// <summary>A write of a file, as the agent's hook is told of it.</summary>
    public required Func<string, string, string> CreateRequest { get; init; }

    /// <summary>What the command of an agent's hook holds.</summary>
    public static string MarkOf(string name) => $"a11 hook --agent {name}";
}
