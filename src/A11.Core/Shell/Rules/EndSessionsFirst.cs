using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>su is told what to run.</summary>
public sealed class EndSessionsFirst : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2117", "end-sessions-first", "su is told what to run", Severity.Warning, Category.Correct)
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
                script.Report(this, command.Span, "This opens a shell for somebody to type in, and what follows runs as before once it is closed; write su -c '…'.");
                return;
            }
        }
    }
}
