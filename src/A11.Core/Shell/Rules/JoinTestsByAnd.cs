using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Conditions are joined by two signs.</summary>
public sealed class JoinTestsByAnd : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2265", "join-tests-by-and", "Conditions are joined by two signs", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2265"],
    };

    /// <inheritdoc/>
    protected override void Visit(ShellList node, ScriptContext script)
    {
        for (var i = 0; i + 1 < node.Items.Length; i++)
        {
            if (node.Items[i].IsBackground && IsTest(node.Items[i].Statement) && IsTest(node.Items[i + 1].Statement))
            {
                script.Report(this, node.Items[i].Statement.Span, "A single & runs this in the background, and nobody looks at what comes out; write &&.");
            }
        }
    }

    private static bool IsTest(ShellStatement statement) => statement is ConditionalCommand or SimpleCommand { Name: "[" or "test" };
}
