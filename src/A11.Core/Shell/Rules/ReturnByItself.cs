using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A folder is changed for a while in a subshell.</summary>
public sealed class ReturnByItself : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2103", "return-by-itself", "A folder is changed for a while in a subshell", Severity.Info, Category.Correct)
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

        var isAway = false;
        foreach (var item in node.Items)
        {
            if (item.Statement is not SimpleCommand { Words: [{ Bare: "cd" }, var folder] } command)
            {
                continue;
            }

            if (folder.Bare is not ("-" or ".."))
            {
                isAway = true;
            }
            else if (isAway)
            {
                script.Report(this, command.Span, "Where the first cd failed this leaves the folder that the script was in; write ( cd … && … ), which comes back by itself.");
                return;
            }
            else
            {
                return;
            }
        }
    }
}
