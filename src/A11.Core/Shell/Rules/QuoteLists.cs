using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>All arguments are passed on as “$@”.</summary>
public sealed class QuoteLists : ShellNodeRule<ParameterExpansion>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2068", "quote-lists", "All arguments are passed on as “$@”", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2068", "shellcheck/SC2048"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (!node.IsList || node.IsLength || node.HasFallback || (node.IsIndirect && node.Operator.Length > 0) || script.Parent is not ShellWord || script.Ancestors.Count < 2 || !IsList(script) || IsPlainArray(node, script))
        {
            return;
        }

        var text = script.TextOf(node);
        if (node.IsWordList)
        {
            script.Report(this, node.Span, $"Each element of {text} is split at blanks and its * and ? become file names; quote it, and each stays one argument.", ScriptContext.Quote(node), "SC2068");
        }
        else
        {
            var mended = node.Name == "*" && !node.IsBraced ? "$@" : text.Replace('*', '@');
            script.Report(this, node.Span, $"{text} joins the elements and cuts them at blanks again; write \"{mended}\", which gives each as one argument.", node.Operator.Length > 0 ? null : new Fix("Give each element as one argument", [new TextEdit(node.Span, $"\"{mended}\"")], FixSafety.Unsafe), "SC2048");
        }
    }

    private static bool IsList(ScriptContext script) => script.IsSplit || script.Ancestors[^2] is ForCommand or ArrayLiteral;

    /// <summary>An array that is set once, to words that can't be split.</summary>
    private static bool IsPlainArray(ParameterExpansion node, ScriptContext script) =>
        node.IsVariable && script.Variables.WritesOf(node.Name).ToArray() is { Length: > 0 } writes && writes.All(IsPlain);

    private static bool IsPlain(VariableWrite write) =>
        write is { IsElement: false, Value.Parts: [ArrayLiteral array] } && array.Elements.All(static element => element.Value.ConstantValue is { Length: > 0 } value && value.AsSpan().IndexOfAny(' ', '*', '?') < 0);
}
