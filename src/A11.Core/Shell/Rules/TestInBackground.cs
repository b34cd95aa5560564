using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A test is followed by a single <c>&amp;</c>.</summary>
public sealed class TestInBackground : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2265", "test-in-background", "Join tests with &&", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2265"],
    };

    /// <inheritdoc/>
    protected override void Visit(ShellList node, ScriptContext script)
    {
        for (var i = 0; i + 1 < node.Items.Length; i++)
        {
            if (node.Items[i].IsBackground && IsTest(node.Items[i].Statement))
            {
                script.Report(Descriptor, node.Items[i].Statement.Span, "A single & runs this test in the background and ignores its result. Use &&.");
            }
        }
    }

    private static bool IsTest(ShellStatement statement) => statement is ConditionalCommand or SimpleCommand { Name: "[" or "test" };
}
