using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Looks at how keys and values are written.</summary>
public sealed class YamlValues : YamlStyleRule
{
    private static readonly TextListOption IgnoredKeys = new("ignored-keys", "Regular expressions of keys that may stand anywhere.", []);
    private static readonly SwitchOption InBlockMappings = new("forbid-in-block-mappings", "Whether values of mappings in lines are looked at.", true);
    private static readonly SwitchOption InFlowMappings = new("forbid-in-flow-mappings", "Whether values of mappings in braces are looked at.", true);
    private static readonly SwitchOption InBlockSequences = new("forbid-in-block-sequences", "Whether items of lists are looked at.", true);
    private static readonly SwitchOption RequiresNumeral = new("require-numeral-before-decimal", "Whether a digit stands before the point.", true);
    private static readonly SwitchOption ForbidsExponent = new("forbid-scientific-notation", "Whether 1.5e3 is reported.", true);
    private static readonly SwitchOption ForbidsNan = new("forbid-nan", "Whether .nan is reported.", true);
    private static readonly SwitchOption ForbidsInf = new("forbid-inf", "Whether .inf is reported.", true);

    private static readonly CheckDescriptor KeyOrdering = new("AXY2201", "unordered-yaml-keys", "Keys should be in alphabetical order", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/key-ordering"],
        OptIn = true,
        Options = [IgnoredKeys],
    };

    private static readonly CheckDescriptor EmptyValues = new("AXY2202", "empty-yaml-value", "Values should not be left empty", Severity.Warning, Category.Correct)
    {
        Aliases = ["yamllint/empty-values"],
        OptIn = true,
        Options = [InBlockMappings, InFlowMappings, InBlockSequences],
    };

    private static readonly CheckDescriptor FloatValues = new("AXY2203", "unusual-yaml-float", "Fractions should be written in decimal digits", Severity.Warning, Category.Correct)
    {
        Aliases = ["yamllint/float-values"],
        OptIn = true,
        Options = [RequiresNumeral, ForbidsExponent, ForbidsNan, ForbidsInf],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => KeyOrdering;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [KeyOrdering, EmptyValues, FloatValues];

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        foreach (var node in tree.AllNodes)
        {
            if (node is YamlMapping mapping)
            {
                CheckOrder(mapping, context);
                CheckEmpty(mapping, context);
            }

            if (node is YamlSequence { IsFlow: false } sequence && context.Option(EmptyValues, InBlockSequences))
            {
                CheckEmpty(sequence, tree.Source, context);
            }

            if (node is YamlScalar { IsText: false, Tag: null, Span.Length: > 0 } scalar)
            {
                CheckFloat(scalar, context);
            }
        }
    }

    /// <summary>Keys that are reported are not compared with: one that is out of order puts no other out of order.</summary>
    private static void CheckOrder(YamlMapping mapping, RuleContext context)
    {
        string? last = null;
        var ignored = new TextPatterns(context.Option(KeyOrdering, IgnoredKeys));
        foreach (var key in mapping.Entries.Select(static entry => entry.Key).OfType<YamlScalar>().Where(key => key.Value != "<<" && !ignored.Match(key.Value, unreadable: true)))
        {
            if (last is not null && string.CompareOrdinal(last, key.Value) > 0)
            {
                context.Report(KeyOrdering, key.Span, $"The key {key.Value} comes after {last}, which is later in the alphabet. Move it.");
            }
            else
            {
                last = key.Value;
            }
        }
    }

    private static void CheckEmpty(YamlMapping mapping, RuleContext context)
    {
        if (!context.Option(EmptyValues, mapping.IsFlow ? InFlowMappings : InBlockMappings))
        {
            return;
        }

        foreach (var entry in mapping.Entries.Where(static entry => IsEmpty(entry.Value)))
        {
            context.Report(EmptyValues, entry.Key.Span, $"{entry.Name} has no value, which most programs read as null. Write the value, or null.");
        }
    }

    private static void CheckEmpty(YamlSequence sequence, SourceText source, RuleContext context)
    {
        foreach (var item in sequence.Items.Where(IsEmpty))
        {
            var hyphen = source.Content.LastIndexOf('-', Math.Clamp(item.Span.Start, 0, source.Length - 1));
            context.Report(EmptyValues, new TextSpan(Math.Max(0, hyphen), 1), "The item has no value, which most programs read as null. Write the value, or null.");
        }
    }

    private static bool IsEmpty(YamlNode node) => node is YamlScalar { Span.Length: 0, IsText: false, Anchor: null, Tag: null };

    private static void CheckFloat(YamlScalar scalar, RuleContext context)
    {
        var number = scalar.Value.StartsWith('+') || scalar.Value.StartsWith('-') ? scalar.Value.AsSpan(1) : scalar.Value;
        if ((IsWithoutNumeral(number) && context.Option(FloatValues, RequiresNumeral))
            || (IsScientific(number) && context.Option(FloatValues, ForbidsExponent))
            || (scalar.Value is ".nan" or ".NaN" or ".NAN" && context.Option(FloatValues, ForbidsNan))
            || (number is ".inf" or ".Inf" or ".INF" && context.Option(FloatValues, ForbidsInf)))
        {
            context.Report(FloatValues, scalar.Span, $"{scalar.Value} is not read as a number by every program. Write it in decimal digits, with one before the point.");
        }
    }

    /// <summary><c>.5</c>, maybe with an exponent.</summary>
    private static bool IsWithoutNumeral(ReadOnlySpan<char> number) => number is ['.', >= '0' and <= '9', ..] && (IsDigits(number[1..]) || IsScientific(number));

    /// <summary><c>1.5e3</c>, <c>1e3</c>.</summary>
    private static bool IsScientific(ReadOnlySpan<char> number)
    {
        var exponent = number.IndexOfAny('e', 'E');
        if (exponent <= 0)
        {
            return false;
        }

        var mantissa = number[..exponent];
        var power = number[(exponent + 1)..];
        power = power is ['+' or '-', ..] ? power[1..] : power;
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? default : mantissa[(point + 1)..];
        return IsDigits(power) && (whole.IsEmpty ? IsDigits(fraction) : IsDigits(whole) && (fraction.IsEmpty || IsDigits(fraction)));
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
