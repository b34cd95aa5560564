using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Commands in a row that each append to the same file.</summary>
public sealed class RepeatedAppend : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2129", "repeated-append", "Group commands that append to the same file", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2129"],
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Visit(ShellList node, ScriptContext script)
    {
        ShellWord? last = null;
        for (var (i, count, start) = (0, 0, 0); i <= node.Items.Length; i++)
        {
            var target = i < node.Items.Length ? TargetOf(node.Items[i].Statement) : null;
            if (target is not null && last is not null && KeyOf(target, script) == KeyOf(last, script))
            {
                count++;
                continue;
            }

            if (count >= 3)
            {
                script.Report(Descriptor, TextSpan.FromBounds(node.Items[start].Statement.Span.Start, node.Items[i - 1].Statement.Span.End), $"These {count} commands each open {last!.Raw}. Group them: {{ …; }} >> {last.Raw}");
            }

            (last, count, start) = (target, 1, i);
        }
    }

    private static ShellWord? TargetOf(ShellStatement statement) =>
        (statement is Pipeline { Commands: [.., var last] } ? last : statement) is CommandNode { Redirections: [{ Operator: ">>", Descriptor: "" or "1", Target: { } target }, ..] } ? target : null;

    /// <summary>The target with all its variables in braces, as it is the same file with or without them.</summary>
    private static string KeyOf(ShellWord target, ScriptContext script) => string.Concat(target.AllParts.Select(pair =>
        $"{(pair.IsQuoted ? "\"" : "")}{(pair.Part is ParameterExpansion { IsVariable: true, IsBraced: false } variable ? $"${{{variable.Name}}}" : script.TextOf(pair.Part))}"));
}
