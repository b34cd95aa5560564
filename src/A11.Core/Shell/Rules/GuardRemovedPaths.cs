using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A path that is removed can not become the root.</summary>
public sealed class GuardRemovedPaths : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2115", "guard-removed-paths", "A path that is removed can not become the root", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2115", "shellcheck/SC2114"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptFile script, RuleContext context)
    {
        if (command.Name != "rm" || !command.HasFlag("-r", "-R", "--recursive"))
        {
            return;
        }

        foreach (var path in command.Operands)
        {
            if (RemovedPath.Unguarded(path) is { } expansion)
            {
                context.Report(this, path.Span, $"Where {expansion} is empty, this removes {RemovedPath.WhenEmpty(path)}; write “${{{expansion}:?}}”, which stops the script instead.", aliases: ["shellcheck/SC2115"]);
            }
            else if (path.ConstantValue is { } folder && RemovedPath.IsSystems(folder))
            {
                context.Report(this, path.Span, $"This removes {folder}, which the system needs; name what is meant in it.", aliases: ["shellcheck/SC2114"]);
            }
        }
    }
}
