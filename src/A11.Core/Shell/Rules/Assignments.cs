using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Assignments that run a command, and commands whose text is assigned.</summary>
public sealed class Assignments : ShellNodeRule<SimpleCommand>
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => AssignmentChecks.SpacesAroundEquals;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => AssignmentChecks.All;

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words.IsEmpty)
        {
            CheckAssignments(node, script);
        }
        else if (node.Assignments.Length > 0)
        {
            CheckFollowed(node, script);
        }
        else if (node.Words.Length > 1 && IsSign(node.Words[1]) && !TakesSigns(node.Name))
        {
            CheckSign(node, script);
        }
        else
        {
            CheckName(node, script);
        }
    }

    private static bool IsSign(ShellWord word) => word.Parts is [LiteralPart { IsEscaped: false, Value: ['=', ..] or ['+', '=', ..] }, ..];

    private static bool TakesSigns(string? command) =>
        command is "[" or "test" or "let" or "export" or "declare" or "local" or "readonly" or "typeset" or "alias" or "expr" or "eval" or "echo" or "printf" or "set";

    private static void CheckSign(SimpleCommand node, ScriptContext script)
    {
        var first = node.Words[0];
        var sign = node.Words[1];
        var name = first.Parts is [ParameterExpansion { IsVariable: true } parameter] ? parameter.Name : first.Raw;
        var value = sign.Value is "=" or "==" or "+=" ? node.Words.ElementAtOrDefault(2)?.Bare ?? "…" : "…";
        if (first.Value.StartsWith("==", StringComparison.Ordinal))
        {
            ReportHeading(first, sign.Span, script);
        }
        else if (sign.Value[0] == '+')
        {
            script.Report(AssignmentChecks.SpacesAroundPlusEquals, sign.Span, $"The spaces around += make this run the command {first.Raw}. Write {name}+={value} without spaces.");
        }
        else if (sign.Value.StartsWith("==", StringComparison.Ordinal))
        {
            script.Report(AssignmentChecks.ComparisonAsCommand, sign.Span, $"This runs the command {first.Raw} instead of comparing. Write [ {first.Raw} = {value} ].");
        }
        else if (!IsCommand(node, script))
        {
            script.Report(AssignmentChecks.SpacesAroundEquals, sign.Span, $"The spaces around = make this run the command {first.Raw}. Write {name}={value} without spaces.", severity: IsVariable(first, script) ? null : Severity.Warning);
        }
    }

    /// <summary>Whether a name is that of a command which takes = as an argument: it is called otherwise too, or gets more arguments, as functions do that a sourced file defines.</summary>
    private static bool IsCommand(SimpleCommand node, ScriptContext script)
    {
        StepBudget.Take(script.Script.Commands.Length);
        return node.Words[0].Bare is { } name
            && (script.Functions.ContainsKey(name)
                || (node.Words.Length > 3 && (script.SourcesOthers || !script.NamesShell))
                || script.Script.Commands.Any(command => command.Node.Words.Length > 0 && command.Node.Words[0].Bare == name && (command.Node.Words.Length < 2 || !IsSign(command.Node.Words[1]))));
    }

    /// <summary>Whether a word can be meant as a variable: the script names its shell and sources nothing that may define a function, or reads or sets the variable.</summary>
    private static bool IsVariable(ShellWord word, ScriptContext script) =>
        word.Bare is not { } name || (script.NamesShell && !script.SourcesOthers) || script.Variables.WritesOf(name).Any() || script.Variables.Reads.Any(read => read.Name == name);

    private static void ReportHeading(ShellWord first, TextSpan span, ScriptContext script) =>
        script.Report(AssignmentChecks.EqualsHeading, span, $"This line runs a command called {first.Raw}. Start a heading with #, and resolve a merge conflict.");

    private static void CheckName(SimpleCommand node, ScriptContext script)
    {
        var first = node.Words[0];
        var name = first.Value;
        if ((name.Length > 6 || name.StartsWith("===", StringComparison.Ordinal)) && name.All(static character => character is '=' or '<' or '>'))
        {
            if (node.Words.Length > 1)
            {
                ReportHeading(first, first.Span, script);
            }
            else
            {
                script.Report(AssignmentChecks.EqualsLine, first.Span, "This line runs a command instead of separating text. Resolve the merge conflict, or start the line with #.");
            }
        }
        else if (first.Parts[0] is LiteralPart { Value: ['=', ..] })
        {
            script.Report(AssignmentChecks.MissingName, first.Span, "The variable name before = is missing, so this runs a command. Add the name, or remove the line break before =.");
        }
        else
        {
            CheckTarget(first, script);
        }
    }

    private static void CheckTarget(ShellWord word, ScriptContext script)
    {
        if (word.Parts.FirstOrDefault(static part => part is LiteralPart { IsEscaped: false } literal && literal.Value.Contains('=', StringComparison.Ordinal)) is not LiteralPart sign)
        {
            return;
        }

        var equals = sign.Value.IndexOf('=', StringComparison.Ordinal);
        var before = sign.Value[..equals].TrimEnd('+');
        var isFirst = sign == word.Parts[0];
        var isName = before.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_');
        (CheckDescriptor Check, string Message)? found = word.Parts[0] switch
        {
            ParameterExpansion or DoubleQuotedPart or LiteralPart when IsComparison(sign) => (AssignmentChecks.ComparisonInName, $"This runs a command called {word.Raw}. Write a test with spaces: [ … = … ]."),
            ParameterExpansion { Name: "0" } or LiteralPart { Value: ['0', '=', ..] } => FindZero(script.Dialect),
            LiteralPart { Value: [>= '1' and <= '9', ..] } when isFirst && before.All(char.IsAsciiDigit) =>
                (AssignmentChecks.PositionalParameter, $"Positional parameter {before} can't be assigned like a variable, so this runs a command. Set the parameters with set --."),
            LiteralPart { Value: [>= '0' and <= '9', ..] } when isFirst && isName =>
                (AssignmentChecks.DigitBeforeName, $"A variable name can't start with a digit, so this runs a command. Rename {before}."),
            ParameterExpansion { IsVariable: true, Operator: "", IsLength: false, IsIndirect: false } parameter when sign == word.Parts[1] && before.Length == 0 =>
                (AssignmentChecks.DollarBeforeName, $"This runs a command made of the value of {parameter.Name}. Remove the $ to assign {parameter.Name}."),
            ParameterExpansion { Name: [>= '1' and <= '9', ..], Operator: "", IsLength: false, IsIndirect: false } parameter when sign == word.Parts[1] && before.Length == 0 =>
                (AssignmentChecks.PositionalParameter, $"Positional parameter {parameter.Name} can't be assigned like a variable, so this runs a command. Set the parameters with set --."),
            LiteralPart { Value: [var first, ..] } when isFirst && char.IsAsciiLetter(first) && IsNameWithSigns(before) => DescribeInvalidTarget(word),
            ParameterExpansion { IsLength: true } => DescribeInvalidTarget(word),
            _ when isFirst => null,
            _ when isName => (AssignmentChecks.ComputedName, $"A computed name can't be assigned this way, so this runs a command. {AdviseOnComputedName(word.Raw, script)}"),
            _ => DescribeInvalidTarget(word),
        };
        if (found is { } finding)
        {
            script.Report(finding.Check, word.Span, finding.Message);
        }
    }

    /// <summary>Whether a text is like a name, or one with the operator of another language behind it: <c>x:=1</c>, <c>n*=2</c>.</summary>
    private static bool IsNameWithSigns(string text) =>
        text.AsSpan(0, text[^1] is ':' or '!' or '*' or '/' or '%' or '^' or '|' or '&' or '?' ? text.Length - 1 : text.Length) is { Length: > 0 } name && name.IndexOfAnyExcept(NameCharacters) < 0;

    private static bool IsComparison(LiteralPart sign) => sign.Value.Contains("==", StringComparison.Ordinal);

    private static (CheckDescriptor Check, string Message) DescribeInvalidTarget(ShellWord word) =>
        (AssignmentChecks.InvalidTarget, $"{word.Raw} has no variable name before =, so it runs as a command. Assign to a plain name or an array element.");

    private static string AdviseOnComputedName(string word, ScriptContext script)
    {
        var argument = word.Contains('"', StringComparison.Ordinal) ? "\"name=value\"" : $"\"{word}\"";
        return script switch
        {
            { IsPosix: true } => $"Write export {argument}, or use a fixed name.",
            { Dialect: ShellDialect.Korn } => $"Write typeset {argument}, or use an associative array.",
            _ => $"Write declare {argument}, or use an associative array.",
        };
    }

    private static (CheckDescriptor Check, string Message) FindZero(ShellDialect dialect) => dialect switch
    {
        ShellDialect.Bash or ShellDialect.Bats => (AssignmentChecks.ZeroInBash, "$0 can't be assigned, so this runs a command. Set BASH_ARGV0 instead (bash 5.0 and later)."),
        ShellDialect.Korn => (AssignmentChecks.ZeroInKorn, "$0 can't be assigned in ksh, so this runs a command. Use a variable with another name."),
        ShellDialect.Dash => (AssignmentChecks.ZeroInDash, "$0 can't be assigned in dash, so this runs a command. Use a variable with another name."),
        _ => (AssignmentChecks.ZeroInPosix, "$0 can't be assigned in sh, so this runs a command. Use a variable with another name."),
    };

    private static void CheckAssignments(SimpleCommand node, ScriptContext script)
    {
        foreach (var assignment in node.Assignments)
        {
            if (assignment.Value.Bare is { } text && assignment.Subscript is null && IsCalculation(text, script) && !IsInteger(assignment.Name, script))
            {
                script.Report(AssignmentChecks.CalculationAsText, assignment.Span, $"This assigns the text {text}, not its result. Write {assignment.Name}=$(({text})) to calculate.");
            }
            else if (assignment is { Array: null, Subscript: null, Value.Parts: [LiteralPart { IsEscaped: false, Value: ['=', ..] }, ..] })
            {
                script.Report(AssignmentChecks.DoubledEquals, assignment.Span, $"This assigns the text {assignment.Value.Raw}. Write one = to assign, [ … = … ] to compare, or quote the value if it is meant.");
            }
            else if (script.Parent is Pipeline { Commands.Length: > 1 } pipeline && pipeline.Commands[0] == node && assignment is { Array: null } && !assignment.Value.Parts.IsEmpty)
            {
                script.Report(AssignmentChecks.PipelineInAssignment, assignment.Span, assignment.Value.Parts.Any(static part => part is CommandSubstitution)
                    ? $"The pipeline runs this assignment in a subshell, where it prints nothing and is lost. Move the pipe into the substitution: {assignment.Name}=$(… | …)."
                    : $"This assigns the text {assignment.Value.Raw} and runs nothing. To assign the output, write {assignment.Name}=$({assignment.Value.Raw} | …).");
            }
            else if (assignment is { Array: null, IsAppend: false, Subscript: null } && assignment.Value.Bare is { } command && KnownCommands.HasOutput(command) && !NamesProgram(assignment.Name, command) && !IsRun(assignment.Name, script))
            {
                ReportText(assignment, script);
            }
        }
    }

    private static void CheckFollowed(SimpleCommand node, ScriptContext script)
    {
        if (node.Assignments is not [{ Array: null, Subscript: null } only])
        {
            return;
        }

        if (only.Value.Parts.IsEmpty && only.Name != "IFS" && node.Words is [var assigned] && IsMeantAsValue(assigned, only.Name))
        {
            script.Report(AssignmentChecks.SpaceAfterEquals, only.Span.Union(assigned.Span), $"The space after = makes this run the command {assigned.Raw}. Write {only.Name}={assigned.Raw} without the space.");
            return;
        }

        var next = node.Words[0];
        var text = only.Value.Raw;
        var span = only.Span.Union(next.Span);
        if (!only.Value.Parts.IsEmpty && next.Parts[0] is LiteralPart { IsEscaped: false, Value: ['-', ..] option } && option.AsSpan().TrimStart('-') is [var letter, ..] && char.IsAsciiLetter(letter))
        {
            script.Report(AssignmentChecks.CommandInAssignment, span, $"This runs the command {next.Raw} with {only.Name} set to {text}. {(only.Value.Bare is [var first, ..] && char.IsAsciiLetter(first) ? $"To assign the output, write {only.Name}=$({text} {next.Raw} …)" : "Quote all of the value, or put the command before its options")}.");
        }
        else if (KnownCommands.HasOutput(text) && only.Name.Any(char.IsAsciiLetterLower))
        {
            ReportText(only, script);
        }
        else if (next.Bare is "+" or "-" or "/" or "%" && IsTerm(only.Value))
        {
            var operand = node.Words.ElementAtOrDefault(1)?.Bare ?? "…";
            script.Report(AssignmentChecks.CalculationAsCommand, span, $"This runs the command {next.Raw} instead of calculating. Write {only.Name}=$(({text} {next.Raw} {operand})).");
        }
    }

    /// <summary>Whether what follows an empty assignment is hardly a command: a number, quoted text, or, for a variable of the script's own, a quoted value.</summary>
    private static bool IsMeantAsValue(ShellWord word, string name) =>
        word.ConstantValue is { Length: > 0 } value ? word.IsQuoted || value.All(char.IsAsciiDigit) : word.Parts is [DoubleQuotedPart { Parts: [ParameterExpansion { IsList: false } or LiteralPart, ..] }] && name.Any(char.IsAsciiLetterLower);

    /// <summary>Whether a word is a number or a variable, as an operand of a calculation is.</summary>
    private static bool IsTerm(ShellWord word) => word.Parts is [ParameterExpansion] || (word.Bare is { Length: > 0 } text && text.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_'));

    private static void ReportText(ShellAssignment assignment, ScriptContext script) =>
        script.Report(AssignmentChecks.CommandAsText, assignment.Span, $"This assigns the text {assignment.Value.Raw} and not its output. Write {assignment.Name}=$({assignment.Value.Raw} …), or quote the text if it is meant.");

    /// <summary>Whether a variable is called after the program that it names, or is one by which programs find another: <c>SED=sed</c>, <c>GIT_PAGER=cat</c>.</summary>
    private static bool NamesProgram(string variable, string program) =>
        variable.EndsWith(program, StringComparison.OrdinalIgnoreCase) || variable.EndsWith("PAGER", StringComparison.OrdinalIgnoreCase) || variable.EndsWith("CMD", StringComparison.OrdinalIgnoreCase) || variable.EndsWith("COMMAND", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the value of a variable is run as a command somewhere, so that its name is what is kept.</summary>
    private static bool IsRun(string variable, ScriptContext script)
    {
        StepBudget.Take(script.Script.Commands.Length);
        return script.Script.Commands.Any(command => command.Words.Length > 0 && (command.Name is "eval" or "sh" or "bash" or "trap" ? command.Words : command.Words[..1]).Any(word => word.Expansions.Any(expansion => expansion.Name == variable)));
    }

    /// <summary>Whether a text looks like a calculation: a variable of the script, or a single letter, with a number or the like.</summary>
    private static bool IsCalculation(string text, ScriptContext script)
    {
        var at = text.AsSpan().IndexOfAny('+', '*', '-');
        if (at <= 0 || at + 1 >= text.Length || !IsOperand(text[..at], script))
        {
            return false;
        }

        var right = text[(at + 1)..];
        if (text[..at].All("ugoa".Contains) && right.All("rwxXst".Contains))
        {
            // A mode for chmod.
            return false;
        }

        return text[at] == '-' ? right.All(char.IsAsciiDigit) && script.Variables.WritesOf(text[..at]).Any(static write => write.Kind is not WriteKind.Temporary) : right.All(char.IsAsciiDigit) || IsOperand(right, script);
    }

    private static bool IsOperand(string text, ScriptContext script) => (text.Length == 1 && char.IsAsciiLetter(text[0])) || script.Variables.WritesOf(text).Any();

    private static bool IsInteger(string name, ScriptContext script) =>
        script.Script.Commands.Any(command => Declarations.IsDeclaring(command.Name) && command.HasFlag("-i") && command.Arguments.Any(argument => Declarations.Read(argument)?.Name == name));
}
