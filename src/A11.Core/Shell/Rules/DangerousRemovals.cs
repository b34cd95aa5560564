using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>What <c>rm -r</c> removes: the system, or the root where a variable is empty.</summary>
public sealed class DangerousRemovals() : ShellCommandRule("rm")
{
    private static readonly CheckDescriptor SystemDirectory = new("AXS2114", "removed-system-directory", "Scripts should not remove system directories", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2114"],
    };

    private static readonly CheckDescriptor UnguardedPath = new("AXS2115", "unguarded-removal", "Paths passed to rm -r should not become / when a variable is empty", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2115"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnguardedPath;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [SystemDirectory, UnguardedPath];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (!command.HasFlag("-r", "-R", "--recursive"))
        {
            return;
        }

        foreach (var path in command.Operands)
        {
            if (RemovedPath.Unguarded(path) is { } variable)
            {
                if (!path.Expansions.Any(expansion => expansion.Name is { } name && (IsAlwaysSet(name, script) || VariableGuards.IsFilled(name, command.Node, script))))
                {
                    // What is sourced may make sure of the variable, as a framework of tests does.
                    script.Report(UnguardedPath, path.Span, $"If {variable} is empty, this removes {RemovedPath.WhenEmpty(path)}. Use “${{{variable}:?}}”, which stops the script instead.", severity: script.SourcesOthers && !script.Variables.WritesOf(variable).Any() ? Severity.Warning : null);
                }
            }
            else if (path.ConstantValue is { } directory && RemovedPath.IsSystems(directory.TrimEnd('*')) && script.Host is not ScriptHostKind.ImageBuild)
            {
                script.Report(SystemDirectory, path.Span, $"This removes the system directory {directory}. Name the files to remove in it.");
            }
        }
    }

    /// <summary>Whether the host sets the variable: by ARG or ENV, or, on a runner, always (GitHub's reference, “Default environment variables”).</summary>
    private static bool IsAlwaysSet(string variable, ScriptContext script) =>
        script.IsDeclaredByHost(variable)
        || (script.Host is ScriptHostKind.WorkflowStep && (variable.StartsWith("GITHUB_", StringComparison.Ordinal) || variable.StartsWith("RUNNER_", StringComparison.Ordinal)));
}
