using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Looks at how keys and values are written.</summary>
public sealed class YamlValues : YamlStyleRule
{
    private static readonly CheckDescriptor KeyOrdering = new("AXY2201", "unordered-yaml-keys", "Keys should be in alphabetical order", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/key-ordering"],
        OptIn = true,
    };

    private static readonly CheckDescriptor EmptyValues = new("AXY2202", "empty-yaml-value", "Values should not be left empty", Severity.Warning, Category.Correct)
    {
        Aliases = ["yamllint/empty-values"],
        OptIn = true,
    };

    private static readonly CheckDescriptor FloatValues = new("AXY2203", "unusual-yaml-float", "Fractions should be written in decimal digits", Severity.Warning, Category.Correct)
    {
        Aliases = ["yamllint/float-values"],
        OptIn = true,
    };

    private static readonly CheckDescriptor QuotedStrings = new("AXY2204", "unquoted-yaml-string", "Texts should be quoted", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/quoted-strings"],
        OptIn = true,
    };

    private static readonly HashSet<string> Constants = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "null", "~", "yes", "no", "on", "off" };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => KeyOrdering;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [KeyOrdering, EmptyValues, FloatValues, QuotedStrings];

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        foreach (var node in tree.AllNodes)
        {
            if (node is YamlMapping mapping)
            {
                CheckOrder(mapping, context);
                foreach (var entry in mapping.Entries.Where(static entry => entry.Value is YamlScalar { Span.Length: 0, IsText: false, Anchor: null, Tag: null }))
                {
                    context.Report(EmptyValues, entry.Key.Span, $"{entry.Name} has no value, which most programs read as null. Write the value, or null.");
                }
            }

            foreach (var value in ValuesOf(node))
            {
                CheckValue(value, context);
            }
        }
    }

    private static IEnumerable<YamlScalar> ValuesOf(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.Select(static entry => entry.Value).OfType<YamlScalar>(),
        YamlSequence sequence => sequence.Items.OfType<YamlScalar>(),
        _ => [],
    };

    private static void CheckOrder(YamlMapping mapping, RuleContext context)
    {
        for (var i = 1; i < mapping.Entries.Length; i++)
        {
            var (before, key) = (mapping.Entries[i - 1].Name, mapping.Entries[i]);
            if (before != "<<" && string.CompareOrdinal(before, key.Name) > 0)
            {
                context.Report(KeyOrdering, key.Key.Span, $"The key {key.Name} comes after {before}, which is later in the alphabet. Move it.");
            }
        }
    }

    private static void CheckValue(YamlScalar value, RuleContext context)
    {
        if (value is not { IsText: false, Tag: null, Span.Length: > 0 })
        {
            return;
        }

        var number = value.Value.AsSpan().TrimStart("+-");
        if (IsUnusualFloat(number))
        {
            context.Report(FloatValues, value.Span, $"{value.Value} is not read as a number by every program. Write it in decimal digits, with one before the point.");
        }
        else if (!char.IsAsciiDigit(number.IsEmpty ? '0' : number[0]) && !Constants.Contains(value.Value) && value.Value != "<<")
        {
            context.Report(QuotedStrings, value.Span, "The text is not quoted. Quote it, so that no program reads it as something else.");
        }
    }

    /// <summary><c>.5</c>, <c>1.5e3</c>, <c>.inf</c>, <c>.nan</c>.</summary>
    private static bool IsUnusualFloat(ReadOnlySpan<char> number) =>
        number.Length > 1
        && (number[0] == '.'
            ? number[1..].IndexOfAnyExceptInRange('0', '9') < 0 || number[1..].Equals("inf", StringComparison.OrdinalIgnoreCase) || number[1..].Equals("nan", StringComparison.OrdinalIgnoreCase)
            : char.IsAsciiDigit(number[0]) && number.Contains('.') && number.IndexOfAny("eE") > 0 && number.IndexOfAnyExcept("0123456789.eE+-") < 0);
}
