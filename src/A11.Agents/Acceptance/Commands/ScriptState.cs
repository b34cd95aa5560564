using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Shell.Syntax;

namespace A11.Agents.Acceptance.Commands;

/// <summary>What the commands before one say of it: where it runs, whether it does, and whether its failure counts.</summary>
internal static class ScriptState
{
    /// <summary>What holds from a command on because of the one before.</summary>
    public static CallSite Before(ImmutableArray<ShellCommand> commands, int index, CallSite site)
    {
        if (index == 0)
        {
            return site;
        }

        var before = commands[index - 1];
        return before.Name switch
        {
            "cd" or "pushd" when before.Operands.FirstOrDefault()?.ConstantValue is { } directory => site with { Directory = RepositoryPath.Resolve(site.Directory, directory) ?? site.Directory },
            "set" when before.Arguments.Any(word => word.Value is ['+', .., 'e']) => site with { Tolerance = site.Tolerance ?? "“set +e” lets it fail" },
            "exit" when before.Depth == 0 && IsAlways(commands, index - 1) => site with { Obstacle = site.Obstacle ?? "it stands behind “exit”" },
            _ => site,
        };
    }

    private static bool IsAlways(ImmutableArray<ShellCommand> commands, int index) => index == 0 || commands[index - 1].Next is ShellOperator.Sequence;
}
