using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Escapes in a prompt that bash counts as visible text.</summary>
public sealed class UnbracketedPromptEscapes : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2025", "unbracketed-prompt-escapes", "Enclose prompt escapes in \\[ and \\]", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2025"] };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        foreach (var assignment in node.Assignments)
        {
            if (assignment.Name == "PS1" && node.Words.IsEmpty)
            {
                Check(assignment.Value, script);
            }
        }

        if (Declarations.IsDeclaring(node.Name))
        {
            foreach (var word in node.Words)
            {
                if (Declarations.Read(word) is { Name: "PS1", Value: { } value })
                {
                    Check(value, script);
                }
            }
        }
    }

    private void Check(ShellWord value, ScriptContext script)
    {
        if (script.IsBash && HasOpenEscape(value.Value))
        {
            script.Report(Descriptor, value.Span, "bash counts these escapes as visible text and wraps long lines in the wrong place. Enclose each in \\[ and \\].");
        }
    }

    private static bool HasOpenEscape(string text)
    {
        if (text.Contains("\\001", StringComparison.Ordinal) || text.Contains("%{", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                continue;
            }

            var rest = text.AsSpan(i + 1);
            if (rest[0] == '[')
            {
                i = text.IndexOf("\\]", i, StringComparison.Ordinal) is > 0 and var close ? close : text.Length;
            }
            else if (rest.StartsWith("e[") || rest.StartsWith("E[") || rest.StartsWith("033[") || rest.StartsWith("x1b[", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
            else
            {
                i++;
            }
        }

        return false;
    }
}
