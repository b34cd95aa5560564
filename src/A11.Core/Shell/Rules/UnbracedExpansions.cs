using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Expansions without braces that end before what they are meant to take: the second digit of a position, the index of an element.</summary>
public sealed class UnbracedExpansions : ShellNodeRule<ParameterExpansion>
{
    private static readonly CheckDescriptor Position = new("AXS1037", "position-without-braces", "Enclose positions of two digits in braces", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1037"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor Element = new("AXS1087", "element-without-braces", "Enclose elements of arrays in braces", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1087"], Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Position;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Position, Element];

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (node.IsBraced)
        {
            return;
        }

        var following = script.RestOfLine(node.Span.End);
        var text = script.Script.Text.AsSpan(following.Start, following.Length);
        if (node.Name is [>= '1' and <= '9'] && text is [>= '0' and <= '9', ..])
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
            Report(Position, node, digits, $"This is ${node.Name}, followed by the text {text[..digits]}.", $"{node.Name}{text[..digits]}", script);
        }
        else if (node.IsVariable && !script.IsPosix && text is ['[', ..] && text.IndexOf(']') is > 1 and var close && IsElement(node.Name, text[1..close], script))
        {
            Report(Element, node, close + 1, $"This is the value of {node.Name}, followed by the text {text[..(close + 1)]}.", $"{node.Name}{text[..(close + 1)]}", script);
        }
    }

    private static void Report(CheckDescriptor check, ParameterExpansion node, int length, string fault, string meant, ScriptContext script)
    {
        var span = TextSpan.FromBounds(node.Span.Start, node.Span.End + length);
        script.Report(check, span, $"{fault} Write ${{{meant}}}, or ${{{node.Name}}} where the text is meant.", new Fix("Add braces", [new TextEdit(span, $"${{{meant}}}")], FixSafety.Unsafe));
    }

    /// <summary>Whether an element is meant: the variable is an array, or it is set nowhere here and what follows can't be a list of characters.</summary>
    private static bool IsElement(string name, ReadOnlySpan<char> index, ScriptContext script)
    {
        var isSet = false;
        foreach (var write in script.Variables.WritesOf(name))
        {
            if (write.IsArray || write.IsElement)
            {
                return true;
            }

            isSet = true;
        }

        return script.IsMap(name) || (!isSet && (index is "@" or "*" || index.IndexOfAnyExceptInRange('0', '9') < 0));
    }
}
