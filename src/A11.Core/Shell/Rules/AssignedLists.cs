using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Lists of words that are assigned to a variable that holds one string.</summary>
public sealed class AssignedLists : ShellRule
{
    private static readonly CheckDescriptor JoinedList = new("AXS2124", "list-assigned-to-string", "Assign lists to arrays", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2124"] };

    private static readonly CheckDescriptor UnexpandedPattern = new("AXS2125", "glob-assigned-to-string", "Assign the matches of a glob to an array", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2125"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => JoinedList;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [JoinedList, UnexpandedPattern];

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ShellAssignment), typeof(SimpleCommand)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case ShellAssignment { Array: null } assignment:
                Check(assignment.Name, assignment.Value, assignment.Span, isPlain: assignment.Subscript is null && script.Parent is SimpleCommand { Words.IsEmpty: true }, script);
                break;
            case SimpleCommand command when Declarations.IsDeclaring(command.Name):
                foreach (var word in command.Words.Skip(1))
                {
                    if (Declarations.Read(word) is { Value: { } value, IsElement: false } declared && value.Parts is not [ArrayLiteral])
                    {
                        Check(declared.Name, value, word.Span, isPlain: true, script);
                    }
                }

                break;
        }
    }

    private static void Check(string name, ShellWord value, TextSpan span, bool isPlain, ScriptContext script)
    {
        foreach (var (part, _) in value.AllParts)
        {
            if (part is ParameterExpansion { IsWordList: true, HasFallback: false } list && list.Operator != "@" && !(list.Operator == ":" && IsOneElement(script.TextOf(list))))
            {
                var text = script.TextOf(part);
                var advice = script.IsPosix ? $"Use \"{text}\" itself" : $"Write {name}=(\"{text}\")";
                script.Report(JoinedList, span, $"{name} is one string, so the words of {text} are joined and can't be separated again. {advice}, or assign {(list.Name == "@" ? "$*" : text.Replace("[@]", "[*]", StringComparison.Ordinal))} if one string is meant.");
                return;
            }
        }

        if (isPlain && (value.HasPattern || HasBraces(value)) && !value.Raw.Contains("://", StringComparison.Ordinal) && IsFilePattern(value))
        {
            var advice = script.IsPosix ? $"Write set -- {value.Raw} and use \"$@\"" : $"Write {name}=({value.Raw})";
            script.Report(UnexpandedPattern, span, $"An assignment doesn't expand {value.Raw}: {name} holds the pattern itself. {advice}, or quote it if the pattern is meant.");
        }
    }

    /// <summary>Whether a slice has one element: <c>${@:2:1}</c>.</summary>
    private static bool IsOneElement(string slice) => slice.EndsWith(":1}", StringComparison.Ordinal) && slice.Count(static character => character == ':') > 1;

    /// <summary>Whether a value looks like one for file names: text and globs, or a directory in a variable before them.</summary>
    private static bool IsFilePattern(ShellWord value) =>
        value.Parts.All(static part => part is LiteralPart or ExtendedGlob)
            || (value.Parts is [ParameterExpansion or DoubleQuotedPart, LiteralPart { IsEscaped: false, Value: ['/', ..] }, ..] && value.Parts.All(static part => part is LiteralPart or ParameterExpansion or DoubleQuotedPart));

    private static bool HasBraces(ShellWord value) => value.Bare is { } text && text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open
        && text.IndexOf('}', open) is var close && close > open && text.AsSpan(open, close - open) is var inner
        && (inner.Contains(',') || inner.Contains("..", StringComparison.Ordinal));
}
