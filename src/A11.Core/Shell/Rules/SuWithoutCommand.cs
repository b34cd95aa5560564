using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary><c>su</c> opens a shell, and what follows runs after it.</summary>
public sealed class SuWithoutCommand : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2117", "su-without-command", "Tell su which command to run", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2117"],
    };

    /// <inheritdoc/>
    protected override void Visit(ShellList node, ScriptContext script)
    {
        for (var i = 0; i + 1 < node.Items.Length; i++)
        {
            if (node.Items[i].Statement is SimpleCommand { Name: "su", Redirections.IsEmpty: true } command && command.Words.Length <= 3 && command.Words.Skip(1).All(static word => word.Value is "-" or "-l" or not ['-', ..]))
            {
                script.Report(Descriptor, command.Span, "su opens an interactive shell here, and the next commands run as the current user after it exits. Use su -c '…'.");
                return;
            }
        }
    }
}
