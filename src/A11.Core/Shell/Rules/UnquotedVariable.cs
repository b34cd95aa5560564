using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Packages;
using A11.Core.Scripts;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A variable that is expanded without quotes where its value is split.</summary>
public sealed class UnquotedVariable : ShellNodeRule<ParameterExpansion>
{
    private static readonly CheckDescriptor Default = new("AXS2223", "unquoted-default-assignment", "Quote expansions that assign a default", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2223"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor Harmless = new("AXS2248", "unquoted-single-word", "Quote variables even when their value is a single word", Severity.Info, Category.Correct)
    {
        Fix = FixSafety.Unsafe,
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2086", "unquoted-variable", "Quote variables to prevent word splitting", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2086"], Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => [Descriptor, Default, Harmless];

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (node.IsList || node.Name.Length == 0 || (node.Operator.Length == 0 && !node.Operand.IsEmpty) || !script.IsSplit || IsMeantToSplit(node, script))
        {
            return;
        }

        var text = script.TextOf(node);
        if (!script.Values.IsRisky(node) || script.IsDeclaredByHost(node.Name))
        {
            if (IsPlainValue(node) && script.Values.IsComplete)
            {
                script.Report(Harmless, node.Span, $"{text} is a single word now, but may be split once its value changes. Quote it: \"{text}\".", ScriptContext.Quote(node));
            }

            return;
        }

        if (node.Operator is "=" or ":=" && script.Ancestors[^2] is SimpleCommand { Name: ":" or "true" })
        {
            script.Report(Default, node.Span, $"The value is split and its globs are expanded, which takes long and does nothing. Quote it: \"{text}\".", ScriptContext.Quote(node));
            return;
        }

        var holdsWords = HoldsWords(node, script);
        var mayHoldWords = holdsWords || IsListOfPackages(script);
        var advice = $"{(script.IsPosix ? "pass them with set -- and \"$@\"" : "use an array")}; if not, quote it.";
        script.Report(
            Descriptor,
            node.Span,
            holdsWords ? $"{text} holds several words, which are split here. If that is intended, {advice}"
                : mayHoldWords ? $"{text} is subject to word splitting and globbing. If it holds several packages, {advice}"
                : $"{text} is subject to word splitting and globbing. Quote it: \"{text}\".",
            mayHoldWords || IsArgumentOfSet(script) ? null : ScriptContext.Quote(node),
            script.Host is ScriptHostKind.File && !holdsWords ? null : Severity.Info);
    }

    /// <summary>A variable that a package manager is given may list several packages.</summary>
    private static bool IsListOfPackages(ScriptContext script) => script.Parent is ShellWord { Parts.Length: 1 } && script.Ancestors[^2] is SimpleCommand { Name: { } name } && (name == "apt-mark" || PackageManagers.Find(name) is not null);

    /// <summary>Whether it is the value of a variable or an argument, not a number that the shell counts, nor words that are there under a condition.</summary>
    private static bool IsPlainValue(ParameterExpansion node) => !node.IsLength && node.Operator is not ("+" or ":+") && (node.IsVariable || char.IsAsciiDigit(node.Name[0]));

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
