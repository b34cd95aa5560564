using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A variable that is expanded without quotes where its value is split.</summary>
public sealed class UnquotedVariable : ShellNodeRule<ParameterExpansion>
{
    private static readonly CheckDescriptor Default = new("AXS2223", "unquoted-default-assignment", "Quote expansions that assign a default", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2223"], Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2086", "unquoted-variable", "Quote variables to prevent word splitting", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2086"], Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => [Descriptor, Default];

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (node.IsList || node.Name.Length == 0 || (node.Operator.Length == 0 && !node.Operand.IsEmpty) || !script.IsSplit || !script.Values.IsRisky(node) || script.IsDeclaredByHost(node.Name) || IsMeantToSplit(node, script))
        {
            return;
        }

        var text = script.TextOf(node);
        if (node.Operator is "=" or ":=" && script.Ancestors[^2] is SimpleCommand { Name: ":" or "true" })
        {
            script.Report(Default, node.Span, $"The value is split and its globs are expanded, which takes long and does nothing. Quote it: \"{text}\".", ScriptContext.Quote(node));
            return;
        }

        var holdsWords = HoldsWords(node, script);
        script.Report(
            Descriptor,
            node.Span,
            holdsWords
                ? $"{text} holds several words, which are split here. If that is intended, {(script.IsPosix ? "pass them with set -- and \"$@\"" : "use an array")}; if not, quote it."
                : $"{text} is subject to word splitting and globbing. Quote it: \"{text}\".",
            holdsWords || IsArgumentOfSet(script) ? null : ScriptContext.Quote(node),
            script.Host is ScriptHostKind.File && !holdsWords ? null : Severity.Info);
    }

    /// <summary>Whether quotes would surely break it: the variable is given several words somewhere, or the expansion is there to vanish.</summary>
    private static bool HoldsWords(ParameterExpansion node, ScriptContext script) =>
        (node.Operator is "+" or ":+" && VariableUses.HasBlank(node.Operand)) || script.Variables.HoldsWords(node.Name);

    /// <summary>“set -- $list” is there to split.</summary>
    private static bool IsArgumentOfSet(ScriptContext script) => script.Ancestors[^2] is SimpleCommand { Name: "set" };

    private static bool IsMeantToSplit(ParameterExpansion node, ScriptContext script) =>
        script.Ancestors[^2] is SimpleCommand command && command.Name switch
        {
            "export" or "readonly" or "read" or "unset" or "local" or "declare" or "typeset" => script.Parent is ShellWord { Parts.Length: 1 },
            "set" => script.TurnsGlobbingOff,
            "[" or "test" => script.Enclosing<FunctionDefinition>() is { Name: "@test" } && node.Name == "status" || TestCommand.ConditionOf(command) is ConditionUnary { Operator: "-n" } unary && unary.Operand == script.Parent,
            _ => false,
        };
}
