using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Options are the standard ones.</summary>
public sealed class UseCurrentOptions : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2267", "use-current-options", "Options are the standard ones", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2267", "shellcheck/SC2336"],
        OptIn = true,
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        switch (node.Name)
        {
            case "xargs":
                CheckXargs(node, script);
                break;
            case "cp":
                CheckCopy(node, script);
                break;
        }
    }

    private void CheckXargs(SimpleCommand node, ScriptContext script)
    {
        for (var i = 1; i < node.Words.Length && node.Words[i].ConstantValue is ['-', not '-', ..] option; i++)
        {
            if (option[1] is 'i' or 'e' or 'l')
            {
                script.Report(this, node.Words[i].Span, $"-{option[1]} of xargs is deprecated, and takes its value only where none is between; write -{char.ToUpperInvariant(option[1])}.", code: "SC2267");
            }

            i += option.Length == 2 && "adEILnPs".Contains(option[1], StringComparison.Ordinal) ? 1 : 0;
        }
    }

    /// <summary>POSIX leaves open what <c>-r</c> makes of special files (POSIX.1-2024, cp).</summary>
    private void CheckCopy(SimpleCommand node, ScriptContext script)
    {
        foreach (var word in node.Words)
        {
            if (word.Bare is "-r")
            {
                script.Report(this, word.Span, "What cp -r makes of pipes and devices differs from system to system; write -R.", code: "SC2336");
            }
        }
    }
}
