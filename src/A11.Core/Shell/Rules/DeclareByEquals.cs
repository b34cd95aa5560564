using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A declaration has no blanks around =.</summary>
public sealed class DeclareByEquals() : ShellCommandRule("declare", "export", "local", "readonly", "typeset", "let", "alias", "set")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2290", "declare-by-equals", "A declaration has no blanks around =", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2290", "shellcheck/SC2121", "shellcheck/SC2318", "shellcheck/SC2316", "shellcheck/SC2163"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (command.Name == "set")
        {
            if (command.Words is [_, { Bare: { } word }, ..] && word[0] is not ('-' or '+') && char.IsAsciiLetter(word[0]))
            {
                script.Report(this, command.Words[1].Span, "set sets options and arguments; a variable is assigned by name=value, arguments by “set --”.", code: "SC2121");
            }

            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in command.Arguments)
        {
            if (word.Parts is [LiteralPart { IsEscaped: false, Value: ['=', ..] or ['+', '=', ..] }, ..])
            {
                script.Report(this, word.Span, "= has no blanks around it, so this declares names of its own; write name=value.", code: "SC2290");
            }
            else if (command.Name is not ("let" or "alias"))
            {
                CheckArgument(command, word, names, script);
            }
        }
    }

    private void CheckArgument(ShellCommand command, ShellWord word, HashSet<string> names, ScriptContext script)
    {
        if (word.Bare is "readonly" or "local" or "export" or "declare")
        {
            script.Report(this, word.Span, $"{command.Name} takes {word.Value} for a variable; write two commands, or an option.", code: "SC2316");
        }
        else if (command.Name == "export" && word.Parts is [ParameterExpansion { Operator: "", IsIndirect: false, IsVariable: true }] or [DoubleQuotedPart { Parts: [ParameterExpansion { Operator: "", IsIndirect: false, IsVariable: true }] }])
        {
            script.Report(this, word.Span, $"This exports the variable whose name is the value of {word.Raw}; write the name without $, or ${{name?}} where it is meant.", code: "SC2163");
        }

        if (names.Count > 0 && FindRead(word, names) is { } read)
        {
            script.Report(this, word.Span, $"The value of {read} is the one from before this command; assign it on a line above.", code: "SC2318");
        }

        if (Declarations.Read(word) is { Value: not null, IsElement: false } declared)
        {
            _ = names.Add(declared.Name);
        }
    }

    private static string? FindRead(ShellWord word, HashSet<string> names)
    {
        var finder = new Finder(names);
        finder.Search(word);
        return finder.Found;
    }

    private sealed class Finder(HashSet<string> names) : ShellWalker
    {
        public string? Found { get; private set; }

        public void Search(ShellNode node) => Visit(node);

        protected override void Visit(ShellNode node)
        {
            Found ??= node switch
            {
                ParameterExpansion parameter when names.Contains(parameter.Name) => parameter.Name,
                ArithmeticVariable variable when names.Contains(variable.Name) => variable.Name,
                _ => null,
            };
            VisitChildren(node);
        }
    }
}
