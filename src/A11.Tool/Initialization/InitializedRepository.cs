using System.Collections.Immutable;
using A11.Core.Reports;

namespace A11.Tool.Initialization;

/// <summary>A repository after <c>init</c>.</summary>
/// <param name="Root">Absolute path of its root.</param>
/// <param name="Tool">How this program is started.</param>
/// <param name="Report">What the first check found.</param>
internal sealed record InitializedRepository(string Root, ToolInvocation Tool, CheckReport Report)
{
    /// <summary>Whether there is nothing in it but what <c>init</c> wrote.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Whether there are tasks for an agent.</summary>
    public bool HasTasks { get; init; }

    /// <summary>What a build that checks it is given (<see cref="BuildCommand.FindArgument"/>); null where no build does.</summary>
    public string? Build { get; init; }

    /// <summary>Why no build checks it; null where one does, or where there is nothing to build.</summary>
    public string? Problem { get; init; }

    /// <summary>The files that were written, from its root.</summary>
    public ImmutableArray<string> Written { get; init; } = [];

    /// <summary>Whether the package is new to projects that lock their packages.</summary>
    public bool NeedsLockUpdate { get; init; }
}
