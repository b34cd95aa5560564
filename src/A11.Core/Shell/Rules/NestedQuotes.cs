using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Quotes that end where they were meant to go on.</summary>
public sealed class NestedQuotes : ShellNodeRule<ShellWord>
{
    private static readonly CheckDescriptor InSingle = new("AXS2026", "nested-single-quotes", "Single quotes must not be nested", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2026"] };

    private static readonly CheckDescriptor AroundExpansion = new("AXS2027", "unquoted-between-quotes", "Escape double quotes around a variable in quoted text", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2027"] };

    private static readonly CheckDescriptor InDouble = new("AXS2140", "nested-double-quotes", "Escape double quotes inside of double quotes", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2140"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => InDouble;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [InSingle, AroundExpansion, InDouble];

    /// <inheritdoc/>
    protected override void Visit(ShellWord node, ScriptContext script)
    {
        for (var i = 0; i + 2 < node.Parts.Length; i++)
        {
            switch (node.Parts[i], node.Parts[i + 1], node.Parts[i + 2])
            {
                case (SingleQuotedPart { IsAnsi: false }, LiteralPart { IsEscaped: false } word, SingleQuotedPart { IsAnsi: false }) when IsName(word.Value):
                    script.Report(InSingle, word.Span, $"The quotes around {word.Value} end and reopen the quoted text, so they are lost. Use double quotes for it: \"{word.Value}\"");
                    return;
                case (DoubleQuotedPart before, LiteralPart { IsEscaped: false } word, DoubleQuotedPart after) when HasText(before, after) && !IsJoint(word.Value):
                    script.Report(InDouble, word.Span, $"The quotes around {word.Value} end and reopen the quoted text, so they are lost. Escape them: \\\"{word.Value}\\\"");
                    return;
                case (DoubleQuotedPart before, ParameterExpansion { IsList: false } or CommandSubstitution, DoubleQuotedPart after) when HasText(before, after):
                    var text = script.TextOf(node.Parts[i + 1]);
                    script.Report(AroundExpansion, node.Parts[i + 1].Span, $"The quotes end before {text} and reopen after it, so they are lost and {text} is unquoted. Remove them, or escape them if they belong to the text.", severity: script.IsSplitWord(node) ? null : Severity.Info);
                    return;
            }
        }
    }

    private static bool IsName(string text) => text.Length > 0 && text.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_');

    /// <summary>Whether text stands in one of two quotations: each around a single expansion is there to protect that alone.</summary>
    private static bool HasText(DoubleQuotedPart before, DoubleQuotedPart after) => !before.IsLocalized && !(IsSingle(before) && IsSingle(after));

    private static bool IsSingle(DoubleQuotedPart quoted) => quoted.Parts is [ParameterExpansion or CommandSubstitution or ArithmeticExpansion];

    /// <summary>Whether text joins two quoted pieces on purpose: a separator, an escape, a glob, a line break.</summary>
    private static bool IsJoint(string text) => text.Length == 0 || !text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-' or ' ') || !text.Any(char.IsAsciiLetterOrDigit);
}
