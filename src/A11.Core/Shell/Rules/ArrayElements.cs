using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>The words that an array is made of.</summary>
public sealed class ArrayElements : ShellNodeRule<ArrayLiteral>
{
    private const string CommaMessage = "Spaces separate array elements, so the comma becomes part of the value. Remove it.";

    private static readonly CheckDescriptor CommaSeparated = new("AXS2054", "comma-separated-array", "Separate array elements with spaces", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2054"] };

    private static readonly CheckDescriptor SplitVariable = new("AXS2206", "split-variable-in-array", "Quote variables in arrays, or split them with read", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2206"] };

    private static readonly CheckDescriptor SplitOutput = new("AXS2207", "split-output-in-array", "Read the output of a command into an array with mapfile", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2207"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => SplitOutput;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [CommaSeparated, SplitVariable, SplitOutput];

    /// <inheritdoc/>
    protected override void Visit(ArrayLiteral node, ScriptContext script)
    {
        var isKorn = script.Dialect is ShellDialect.Korn;
        foreach (var element in node.Elements)
        {
            switch (element.Value.Parts)
            {
                case [CommandSubstitution substitution] when element.Subscript is null && substitution.Body.Only is not SimpleCommand { Name: "seq" or "pgrep" }:
                    script.Report(SplitOutput, substitution.Span, $"The output is split at whitespace and its globs are expanded. To add its lines, use {(isKorn ? "while IFS= read -r" : "mapfile -t name < <(…)")}.");
                    break;
                case var parts when element.Subscript is null && parts.FirstOrDefault(part => part is ParameterExpansion { IsLength: false, HasFallback: false } expanded
                    && (expanded.IsList || (script.Values.IsRisky(expanded) && !SpecialParameters.IsNumber(expanded.Name)))) is { } parameter:
                    script.Report(SplitVariable, parameter.Span, $"{script.TextOf(parameter)} is split at whitespace and its globs are expanded. Quote it to add one element, or split it with {(isKorn ? "read -rA" : "read -ra")}.");
                    break;
            }
        }

        if (node.Elements.FirstOrDefault(static element => element.Value.Parts is [.., LiteralPart { IsEscaped: false, Value: [.., ','] }] && element.Value.Value.Length > 1) is { Value: { } separated })
        {
            script.Report(CommaSeparated, separated.Span, CommaMessage);
        }
        else if (node.Elements.FirstOrDefault(element => IsList(element, node)) is { Value: { } list })
        {
            script.Report(CommaSeparated, list.Span, CommaMessage);
        }
        else if (node.Elements.FirstOrDefault(static element => element.Subscript is not null && element.Value.Bare?.Contains(",[", StringComparison.Ordinal) == true) is { Value: { } joined })
        {
            script.Report(CommaSeparated, joined.Span, CommaMessage);
        }
    }

    /// <summary>Whether an element is a comma, or the only one and several words that commas separate.</summary>
    private static bool IsList(ArrayElement element, ArrayLiteral array) =>
        element.Value.Bare is "," || (array.Elements.Length == 1 && element.Subscript is null && element.Value.Raw is [not ('-' or '{' or ','), ..] text && !text.Contains('=', StringComparison.Ordinal) && !text.Contains('{', StringComparison.Ordinal)
            && element.Value.Parts.Any(static part => part is LiteralPart { IsEscaped: false } literal && literal.Value.Contains(',', StringComparison.Ordinal)));
}
