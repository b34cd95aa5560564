using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The elements of an array are written as elements.</summary>
public sealed class GiveKeys : ShellNodeRule<ArrayLiteral>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2190", "give-keys", "The elements of an array are written as elements", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2190", "shellcheck/SC2191"],
    };

    /// <inheritdoc/>
    protected override void Visit(ArrayLiteral node, ScriptContext script)
    {
        for (var i = 0; i < node.Elements.Length; i++)
        {
            var word = node.Elements[i].Word;
            if (i + 1 < node.Elements.Length && node.Elements[i + 1].Word.Bare is "=" && word.Raw is ['[', .., ']'])
            {
                script.Report(this, word.Span.Union(node.Elements[i + 1].Word.Span), "A key has no blanks around =, and these are elements of their own; write [key]=value.", code: "SC2191");
            }
            else if (word.Parts is [ParameterExpansion { Operator: "" } key, LiteralPart { IsEscaped: false, Value: ['=', ..] }, ..])
            {
                script.Report(this, word.Span, $"This is one element, and no key with a value; write [{script.TextOf(key)}]=…, or quote it.", code: "SC2191");
            }
        }

        if (NameOf(script) is { } name && script.IsMap(name))
        {
            CheckMap(node, name, script);
        }
    }

    /// <summary>Since bash 5.1 keys and values may stand in turns (bash's manual, “Arrays”).</summary>
    private void CheckMap(ArrayLiteral node, string name, ScriptContext script)
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

        if (keyless == 0 || (keyless == node.Elements.Length && keyless % 2 == 0))
        {
            return;
        }

        foreach (var element in node.Elements)
        {
            if (element.Subscript is null)
            {
                script.Report(this, element.Word.Span, $"{name} is an associative array, and this element has no key; write [key]=value.", code: "SC2190");
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
