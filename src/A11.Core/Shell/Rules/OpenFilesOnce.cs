using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A file that is written line by line is opened once.</summary>
public sealed class OpenFilesOnce : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXS2129", "open-files-once", "A file that is written line by line is opened once", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2129"],
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Visit(ShellList node, ScriptContext script)
    {
        string? last = null;
        for (var (i, count, start) = (0, 0, 0); i <= node.Items.Length; i++)
        {
            var target = i < node.Items.Length ? TargetOf(node.Items[i].Statement) : null;
            if (target is not null && target == last)
            {
                count++;
                continue;
            }

            if (count >= 3)
            {
                script.Report(this, TextSpan.FromBounds(node.Items[start].Statement.Span.Start, node.Items[i - 1].Statement.Span.End), $"These open {last} once each; write {{ …; }} >> {last}.");
            }

            (last, count, start) = (target, 1, i);
        }
    }

    private static string? TargetOf(ShellStatement statement) =>
        (statement is Pipeline { Commands: [.., var last] } ? last : statement) is SimpleCommand { Redirections: [{ Operator: ">>", Descriptor: "", Target: { } target }] } ? target.Raw : null;
}
