using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds elements of an array that miss their key.</summary>
public sealed class ArrayKeys : ShellNodeRule<ArrayLiteral>
{
    private static readonly CheckDescriptor MissingKey = new("AXS2190", "missing-array-key", "Elements of associative arrays need a key", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2190"] };
    private static readonly CheckDescriptor LiteralEquals = new("AXS2191", "literal-equals-in-array", "Array keys should be written as [key]=value", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2191"] };

    private static readonly CheckDescriptor MissingValue = new("AXS2192", "missing-array-value", "Array elements with a key should have a value", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2192"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => MissingKey;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [MissingKey, LiteralEquals, MissingValue];

    /// <inheritdoc/>
    protected override void Visit(ArrayLiteral node, ScriptContext script)
    {
        for (var i = 0; i < node.Elements.Length; i++)
        {
            var word = node.Elements[i].Word;
            if (node.Elements[i] is { Subscript: not null, Value.Parts.IsEmpty: true })
            {
                script.Report(MissingValue, word.Span, $"{word.Raw} has no value. Remove the space after =, or write {word.Raw}\"\" for an empty value.");
            }

            if (i + 1 < node.Elements.Length && node.Elements[i + 1].Word.Bare is "=" && word.Raw is ['[', .., ']'])
            {
                script.Report(LiteralEquals, word.Span.Union(node.Elements[i + 1].Word.Span), $"The spaces around = make these separate elements. Write {word.Raw}=value.");
            }
            else if (word.Parts is [(ParameterExpansion { Operator: "" } or DoubleQuotedPart { Parts: [ParameterExpansion] }) and var key, LiteralPart { IsEscaped: false, Value: ['=', ..] }, ..])
            {
                script.Report(LiteralEquals, word.Span, $"This = is literal text of one element. Write [{script.TextOf(key)}]=value to set a key, or quote the element.");
            }
        }

        if (NameOf(script) is { } name && script.IsMap(name))
        {
            CheckMap(node, name, script);
        }
    }

    /// <summary>Since bash 5.1 keys and values may stand in turns (bash's manual, “Arrays”).</summary>
    private static void CheckMap(ArrayLiteral node, string name, ScriptContext script)
    {
        var keyless = 0;
        foreach (var element in node.Elements)
        {
            if (element.Subscript is not null)
            {
                continue;
            }

            if (!element.Word.IsQuoted && element.Word.ConstantValue is null || element.Word.HasPattern || element.Word.Parts.Any(static part => part is DoubleQuotedPart quoted && quoted.Parts.Any(static inner => inner is ParameterExpansion { IsList: true })))
            {
                return;
            }

            keyless++;
        }

        if (keyless == node.Elements.Length && keyless % 2 == 0)
        {
            return;
        }

        foreach (var element in node.Elements)
        {
            if (element.Subscript is null)
            {
                script.Report(MissingKey, element.Word.Span, $"{name} is an associative array, but this element has no key. Write [key]={element.Word.Raw}.");
                return;
            }
        }
    }

    private static string? NameOf(ScriptContext script)
    {
        if (script.Enclosing<ShellAssignment>() is { } assignment && assignment.Value == script.Parent)
        {
            return assignment.Name;
        }

        return script.Parent is ShellWord word && script.Ancestors.Count > 1 && script.Ancestors[^2] is SimpleCommand { Name: { } command } && Declarations.IsDeclaring(command) ? Declarations.Read(word)?.Name : null;
    }
}
