using Microsoft.Build.Framework;

namespace A11.Build;

/// <summary>Names the global properties of the project that asks, which MSBuild itself has no expression for.</summary>
[MSBuildMultiThreadableTask]
public sealed class ListGlobalProperties : Microsoft.Build.Utilities.Task
{
    /// <summary>The names; none where the host does not tell.</summary>
    [Output]
    public string[] Names { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        Names = BuildEngine is IBuildEngine6 engine ? [.. engine.GetGlobalProperties().Keys.Order(StringComparer.OrdinalIgnoreCase)] : [];
        return true;
    }
}
