namespace A11.Agents.Acceptance.Commands;

/// <summary>A target or script that the repository defines.</summary>
/// <param name="Name">Its name: <c>test</c>, <c>scripts/test.sh</c>.</param>
/// <param name="File">The file that defines it.</param>
/// <param name="Script">What it runs.</param>
/// <param name="Directory">Where that runs, from the repository's root.</param>
internal sealed record ScriptDefinition(string Name, string File, string Script, string Directory)
{
    /// <summary>Why a failure of it fails nothing; null where it does.</summary>
    public string? Tolerance { get; init; }

    /// <summary>The line of the file on which it is defined, from 1; 1 where that is not known.</summary>
    public int Line { get; init; } = 1;

    /// <summary>What tells it from all others.</summary>
    public string Key => $"{File}\n{Name}\n{Script}";
}

/// <summary>What was found of the targets and scripts that a command names.</summary>
/// <param name="Found">Their definitions.</param>
/// <param name="Missing">Why some are not known, as the end of a sentence; null where all are, or nobody reads such files.</param>
/// <param name="IsLacking">Whether the file that defines them all is read, and certainly lacks some.</param>
internal sealed record ScriptLookup(IReadOnlyList<ScriptDefinition> Found, string? Missing = null, bool IsLacking = false);
