using System.Collections.Immutable;
using System.Text;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Make;

/// <summary>Writes what the parser makes of a makefile: its lines with their tokens in brackets, then rules (:), assignments (=), directives (*) and problems (!).</summary>
internal static class MakefileTreeText
{
    public static string Of(string text)
    {
        var file = MakefileParser.Parse(new SourceText(text));
        var lines = new StringBuilder();
        foreach (var statement in file.Statements)
        {
            Write(lines, statement, text, "");
        }

        foreach (var rule in file.Rules)
        {
            Write(lines, rule, text);
        }

        foreach (var assignment in file.Assignments)
        {
            Write(lines, assignment, text);
        }

        foreach (var directive in file.Directives)
        {
            _ = lines.Append($"* {directive.Keyword.Text} {Describe(directive.Words)}{(directive.IsInclude ? " include" : "")}\n");
        }

        foreach (var problem in file.Problems)
        {
            _ = lines.Append($"! {At(problem.Span, text)} {problem.Message}\n");
        }

        _ = lines.Append(file.HasGeneratedLines ? "? generated\n" : "");
        return lines.ToString();
    }

    private static void Write(StringBuilder lines, MakeStatement statement, string text, string indentation)
    {
        if (statement is MakeConditional conditional)
        {
            _ = lines.Append($"{indentation}conditional\n");
            foreach (var branch in conditional.Branches)
            {
                _ = lines.Append($"{indentation}- {branch.Keyword} ‹{Escape(text.Substring(branch.Condition.Start, branch.Condition.Length))}›: {Tokens(branch.Head, text)}\n");
                foreach (var inner in branch.Statements)
                {
                    Write(lines, inner, text, indentation + "  ");
                }
            }

            _ = lines.Append(conditional.End is { } end ? $"{indentation}- end: {Tokens(end, text)}\n" : $"{indentation}- open\n");
            return;
        }

        var kind = statement.GetType().Name.Replace("Make", "", StringComparison.Ordinal);
        _ = lines.Append($"{indentation}{kind}: {Tokens(statement, text)}\n");
    }

    private static string Tokens(MakeStatement statement, string text) => string.Concat(statement.Tokens.Select(token => token.Kind switch
    {
        MakeTokenKind.Trivia => Escape(text.Substring(token.Span.Start, token.Span.Length)),
        _ => $"‹{token.Kind} {Escape(text.Substring(token.Span.Start, token.Span.Length))}›",
    }));

    private static void Write(StringBuilder lines, MakeRule rule, string text)
    {
        _ = lines.Append($": {At(rule.Head, text)} {Describe(rule.Targets)} {rule.Separator.Text}");
        _ = lines.Append(rule.TargetPattern is { } pattern ? $" pattern {Describe([pattern])}" : "");
        _ = lines.Append(rule.NormalPrerequisites > 0 ? $" needs {Describe([.. rule.Prerequisites.Take(rule.NormalPrerequisites)])}" : "");
        _ = lines.Append(rule.Prerequisites.Length > rule.NormalPrerequisites ? $" after {Describe([.. rule.Prerequisites.Skip(rule.NormalPrerequisites)])}" : "");
        _ = lines.Append(rule.TargetNames.SequenceEqual(rule.Targets.Select(target => target.Text)) ? "" : $" named {string.Join(',', rule.TargetNames)}");
        _ = lines.Append(rule.PrerequisiteNames.SequenceEqual(rule.Prerequisites.Select(word => word.Text)) ? "" : $" needs named {string.Join(',', rule.PrerequisiteNames)}");
        _ = lines.Append(rule.HasRecipe ? " recipe" : "").Append(rule.Depth > 0 ? $" depth {rule.Depth}" : "").Append(rule.IsPattern ? " pattern" : "").Append(rule.IsDoubleColon ? " double" : "").Append(rule.IsSpecial ? " special" : "").Append('\n');
        foreach (var line in rule.Recipe)
        {
            _ = lines.Append($"  {(line.IsInline ? ";" : "")}{line.Prefixes}‹{Escape(text.Substring(line.Span.Start, line.Span.Length))}› {Escape(line.Script)}\n");
        }
    }

    private static void Write(StringBuilder lines, MakeAssignment assignment, string text)
    {
        _ = lines.Append($"= {(assignment.Targets.IsEmpty ? "" : Describe(assignment.Targets) + ": ")}{string.Concat(assignment.Modifiers.Select(modifier => modifier + " "))}{At(assignment.Name.Span, text)} {assignment.Operator}‹{Escape(text.Substring(assignment.OperatorSpan.Start, assignment.OperatorSpan.Length))}› {At(assignment.Value, text)}");
        _ = lines.Append(assignment.IsDefinition ? " define" : "").Append(assignment.IsRecursive ? " recursive" : "").Append(assignment.Depth > 0 ? $" depth {assignment.Depth}" : "").Append('\n');
    }

    private static string At(TextSpan span, string text) => $"{span.Start}‹{Escape(text.Substring(span.Start, span.Length))}›";

    private static string Describe(ImmutableArray<MakeWord> words) => string.Join(' ', words.Select(word => $"‹{Escape(word.Text)}›"));

    private static string Escape(string text) => text.Replace('\n', '⏎').Replace('\r', '␍').Replace('\0', '␀').Replace('\t', '→');
}
