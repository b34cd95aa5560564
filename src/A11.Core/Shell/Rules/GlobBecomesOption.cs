using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A glob whose matches the command may take for options.</summary>
public sealed class GlobBecomesOption : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2035", "glob-becomes-option", "Start globs with ./ so that no file name becomes an option", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2035"] };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Name is null or "echo" or "printf" or "[" or "test" or "eval" or "case" or "declare" or "local" or "export" or "set" or "unset")
        {
            return;
        }

        var isEnded = false;
        foreach (var word in node.Words.Skip(1))
        {
            isEnded |= word.Value == "--";
            if (!isEnded && word.Parts[0] is LiteralPart { IsEscaped: false, Value: ['*', ..] or ['?', ..] } && word.HasPattern)
            {
                script.Report(Descriptor, word.Span, $"A file whose name starts with - becomes an option of {node.Name}. Write ./{word.Raw}.");
            }
        }
    }
}
