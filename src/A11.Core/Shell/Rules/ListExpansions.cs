using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds lists of arguments whose expansion is split into words.</summary>
public sealed class ListExpansions : ShellNodeRule<ParameterExpansion>
{
    private static readonly CheckDescriptor UnquotedStar = new("AXS2048", "unquoted-star", "Pass on arguments as \"$@\" instead of $*", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2048"], Fix = FixSafety.Unsafe };
    private static readonly CheckDescriptor UnquotedList = new("AXS2068", "unquoted-list", "Quote \"$@\" and \"${array[@]}\" to keep their elements whole", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2068"], Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnquotedList;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [UnquotedStar, UnquotedList];

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (!node.IsList || node.IsLength || node.Operator is "+" or ":+" || (node.IsIndirect && node.Operator.Length > 0) || script.Parent is not ShellWord || script.Ancestors.Count < 2 || !IsList(script) || IsPlainArray(node, script))
        {
            return;
        }

        var text = script.TextOf(node);
        if (node.IsWordList)
        {
            script.Report(UnquotedList, node.Span, $"The elements of {text} are subject to word splitting and globbing. Quote it: \"{text}\".", ScriptContext.Quote(node));
        }
        else
        {
            var quoted = text.Replace('*', '@');
            script.Report(UnquotedStar, node.Span, $"The elements of {text} are subject to word splitting and globbing. Use \"{quoted}\", which keeps each element one argument.", node.Operator.Length > 0 ? null : new Fix($"Use \"{quoted}\"", [new TextEdit(node.Span, $"\"{quoted}\"")], FixSafety.Unsafe));
        }
    }

    /// <summary>A command's name is split too, which is meant of a variable that holds a command, but never of all arguments.</summary>
    private static bool IsList(ScriptContext script) =>
        script.IsSplit || script.Ancestors[^2] is ForCommand
        || (script.Ancestors[^2] is SimpleCommand command && script.Parent is ShellWord { Value: "$@" or "${@}" or "$*" or "${*}" } word && command.Words.Contains(word));

    /// <summary>An array that is set once, to words that can't be split.</summary>
    private static bool IsPlainArray(ParameterExpansion node, ScriptContext script) =>
        node.IsVariable && script.Variables.WritesOf(node.Name).ToArray() is { Length: > 0 } writes && writes.All(IsPlain);

    private static bool IsPlain(VariableWrite write) =>
        write is { IsElement: false, Value.Parts: [ArrayLiteral array] } && array.Elements.All(static element => element.Value.ConstantValue is { Length: > 0 } value && value.AsSpan().IndexOfAny(' ', '*', '?') < 0);
}
