namespace A11.Agents.Generation.Applications;

/// <summary>What a tool looks after.</summary>
internal enum ToolKind
{
    /// <summary>Mistakes and style.</summary>
    Lint,

    /// <summary>Layout.</summary>
    Format,

    /// <summary>Types.</summary>
    Types,
}

/// <summary>A quick check of the sources.</summary>
/// <param name="Name">The tool's name, such as <c>ruff</c>.</param>
/// <param name="Kind">What it looks after.</param>
/// <param name="Command">How it is called.</param>
/// <param name="Why">What it is good for, as a comment says it.</param>
internal sealed record ToolCommand(string Name, ToolKind Kind, string Command, string Why)
{
    /// <summary>Whether the repository lists or configures the tool, so that its code can be expected to pass. Another one is only run where a task asks for it.</summary>
    public bool IsChosen { get; init; } = true;

    /// <summary>Whether another check of its kind is the usual one, so that this is run only where it is asked for by its name.</summary>
    public bool IsSpare { get; init; }

    /// <summary>The action that runs it in a workflow; null where its command does.</summary>
    public SetupAction? Action { get; init; }

    /// <summary>The package that has to be installed for it beside the repository's own, with its version; null where there is none.</summary>
    public string? Package { get; init; }
}
