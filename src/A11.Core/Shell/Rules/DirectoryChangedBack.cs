using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A cd back that nothing makes sure of.</summary>
public sealed class DirectoryChangedBack : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2103", "directory-changed-back", "Change the directory for a while in a subshell", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2103"],
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Visit(ShellList node, ScriptContext script)
    {
        if (node.Items.Length < 3 || script.StopsAtErrors)
        {
            return;
        }

        string? target = null;
        foreach (var item in node.Items)
        {
            if (item.Statement is not SimpleCommand { Words: [{ Bare: "cd" }, var directory] } command)
            {
                continue;
            }

            if (directory.Bare is not ("-" or ".."))
            {
                target = directory.Raw;
            }
            else if (target is not null)
            {
                script.Report(Descriptor, command.Span, $"If cd {target} failed, this leaves the directory that the script was in. Use a subshell, which needs no way back: ( cd {target} && … )");
                return;
            }
            else
            {
                return;
            }
        }
    }
}
