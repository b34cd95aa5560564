using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An assignment is written as one.</summary>
public sealed class AssignByEquals : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2283", "assign-by-equals", "An assignment is written as one", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2283", "shellcheck/SC2284", "shellcheck/SC2285", "shellcheck/SC2281", "shellcheck/SC2282", "shellcheck/SC2270", "shellcheck/SC2271", "shellcheck/SC2276", "shellcheck/SC2277", "shellcheck/SC2278", "shellcheck/SC2279", "shellcheck/SC2280", "shellcheck/SC2273", "shellcheck/SC2274", "shellcheck/SC2275", "shellcheck/SC2290", "shellcheck/SC2121", "shellcheck/SC2036", "shellcheck/SC2037", "shellcheck/SC2099", "shellcheck/SC2100"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words.IsEmpty)
        {
            CheckAssignments(node, script);
            return;
        }

        if (node.Assignments.Length > 0)
        {
            CheckFollowed(node, script);
            return;
        }

        var first = node.Words[0];
        var name = first.Value;
        if (node.Words.Length > 1 && node.Words[1].Value is ['=', ..] or ['+', '=', ..] && node.Words[1].Parts[0] is LiteralPart { IsEscaped: false, Value: ['=', ..] or ['+', '=', ..] } && node.Name is not ("[" or "test" or "let" or "export" or "declare" or "local" or "readonly" or "typeset" or "alias" or "expr" or "eval" or "echo" or "printf" or "set"))
        {
            var text = node.Words[1].Value;
            var (message, code) = text[0] == '+' ? ("+= has no blanks around it; write name+=value.", "SC2285")
                : text.StartsWith("==", StringComparison.Ordinal) ? ("This runs a command; write [ … = … ] to compare.", "SC2284")
                : ("An assignment has no blanks around =, and this runs a command; write name=value.", "SC2283");
            script.Report(this, node.Words[1].Span, message, code: first.Value.StartsWith("==", StringComparison.Ordinal) ? "SC2274" : code);
        }
        else if (name.Length > 6 && name.All(static character => character is '=' or '<' or '>'))
        {
            script.Report(this, first.Span, "A line of = stands for a conflict of a merge, or a heading that no # is in front of.", code: node.Words.Length > 1 ? "SC2274" : "SC2273");
        }
        else if (first.Parts[0] is LiteralPart { Value: ['=', ..] })
        {
            script.Report(this, first.Span, "A name is missing in front of =; a line break may have come between.", code: "SC2275");
        }
        else
        {
            CheckTarget(first, script);
        }
    }

    private void CheckTarget(ShellWord word, ScriptContext script)
    {
        if (word.Parts.FirstOrDefault(static part => part is LiteralPart { IsEscaped: false } literal && literal.Value.Contains('=', StringComparison.Ordinal)) is not LiteralPart sign)
        {
            return;
        }

        var equals = sign.Value.IndexOf('=', StringComparison.Ordinal);
        var before = sign.Value[..equals].TrimEnd('+');
        var (message, code) = word.Parts[0] switch
        {
            ParameterExpansion { Name: "0" } or LiteralPart { Value: ['0', '=', ..] } => Zero(script),
            LiteralPart { Value: [>= '1' and <= '9', ..] } when sign == word.Parts[0] && sign.Value[..equals].All(char.IsAsciiDigit) => ("Arguments are set by “set --”.", "SC2270"),
            LiteralPart { Value: [>= '0' and <= '9', ..] } when sign == word.Parts[0] && before.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_') => ("A name can't begin with a digit.", "SC2282"),
            ParameterExpansion { IsVariable: true, Operator: "", IsLength: false, IsIndirect: false } when sign == word.Parts[1] && before.Length == 0 => ("The name of what is assigned has no $ in front.", "SC2281"),
            ParameterExpansion { IsLength: true } => ("Such a name can't be assigned.", "SC2276"),
            _ when sign != word.Parts[0] && before.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_') => ("A name made of a value is assigned by declare or an associative array.", "SC2271"),
            _ when sign != word.Parts[0] => ("Such a name can't be assigned.", "SC2276"),
            _ => ("", ""),
        };
        if (code.Length > 0)
        {
            script.Report(this, word.Span, $"{message} This runs a command called {word.Raw}.", code: code);
        }
    }

    private static (string Message, string Code) Zero(ScriptContext script) =>
        ("$0 can't be assigned.", script.Dialect switch { ShellDialect.Bash => "SC2277", ShellDialect.Korn => "SC2278", ShellDialect.Dash => "SC2279", _ => "SC2280" });

    private void CheckAssignments(SimpleCommand node, ScriptContext script)
    {
        foreach (var assignment in node.Assignments)
        {
            if (assignment.Value.Bare is { } text && assignment.Subscript is null && IsCalculation(text, script) && !IsInteger(assignment.Name, script))
            {
                script.Report(this, assignment.Span, $"This assigns the text {text}; write $(({text})) to calculate.", code: "SC2100");
            }
            else if (script.Parent is Pipeline pipeline && pipeline.Commands[0] == node && node.Assignments.Length == 1 && assignment.Value.Bare is { } command && IsCommand(command))
            {
                script.Report(this, assignment.Span, $"This assigns the text {command} and runs nothing; write {assignment.Name}=$({command} | …).", code: "SC2036");
            }
        }
    }

    private void CheckFollowed(SimpleCommand node, ScriptContext script)
    {
        if (node.Assignments is [{ Array: null, Subscript: null } only] && only.Value.Bare is { } text)
        {
            if (IsCommand(text) && node.Words[0].Value is ['-', ..])
            {
                script.Report(this, only.Span.Union(node.Words[0].Span), $"This runs {node.Words[0].Raw} with {only.Name} set to “{text}”; write {only.Name}=$({text} …).", code: "SC2037");
            }
            else if (node.Words[0].Value is "+" or "-" or "*" or "/")
            {
                script.Report(this, only.Span.Union(node.Words[0].Span), "This runs a command; write $(( … )) to calculate.", code: "SC2099");
            }
        }
    }

    private static bool IsCommand(string text) => text is "ls" or "cat" or "grep" or "find" or "date" or "git" or "echo" or "sed" or "awk" or "cut" or "curl" or "ps" or "pwd" or "sort" or "head" or "tail" or "which" or "hostname" or "uname";

    private static bool IsCalculation(string text, ScriptContext script)
    {
        var at = text.AsSpan().IndexOfAny('+', '*');
        return at > 0 && at + 1 < text.Length && IsOperand(text[..at], script) && (text[(at + 1)..].All(char.IsAsciiDigit) || IsOperand(text[(at + 1)..], script));
    }

    private static bool IsOperand(string text, ScriptContext script) => (text.Length == 1 && char.IsAsciiLetter(text[0])) || script.Variables.WritesOf(text).Any();

    private static bool IsInteger(string name, ScriptContext script) => script.Script.Commands.Any(command => Declarations.IsDeclaring(command.Name) && command.HasFlag("-i") && command.Arguments.Any(argument => argument.Value.StartsWith(name, StringComparison.Ordinal)));
}
