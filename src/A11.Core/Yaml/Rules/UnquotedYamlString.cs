using System.Buffers;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Finds texts with other quotes than a repository asks for, or without any.</summary>
public sealed class UnquotedYamlString : YamlStyleRule
{
    private static readonly ChoiceOption QuoteType = new("quote-type", "The quotes: any, single or double.", ["any", "single", "double"], "any");
    private static readonly ChoiceOption Required = new("required", "Whether quotes are asked for: true, false, or only-when-needed, which allows them only there.", ["true", "false", "only-when-needed"], "true");
    private static readonly TextListOption ExtraRequired = new("extra-required", "Regular expressions of texts that are quoted all the same.", []);
    private static readonly TextListOption ExtraAllowed = new("extra-allowed", "Regular expressions of texts that may be quoted without need.", []);
    private static readonly SwitchOption AllowsQuotedQuotes = new("allow-quoted-quotes", "Whether the other quotes are allowed around a text that has quotes.", false);
    private static readonly SwitchOption ChecksKeys = new("check-keys", "Whether keys are looked at, too.", false);

    private static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXY2204", "unquoted-yaml-string", "Texts should be quoted", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/quoted-strings"],
        OptIn = true,
        Options = [QuoteType, Required, ExtraRequired, ExtraAllowed, AllowsQuotedQuotes, ChecksKeys],
    };

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        foreach (var document in tree.Documents)
        {
            Visit(document.Root, tree, context);
        }
    }

    private void Visit(YamlNode node, YamlTree tree, RuleContext context)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    VisitPart(entry.Key, tree, mapping.IsFlow, isKey: true, context);
                    VisitPart(entry.Value, tree, mapping.IsFlow, isKey: false, context);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    VisitPart(item, tree, sequence.IsFlow, isKey: false, context);
                }

                break;
            default:
                break;
        }
    }

    private void VisitPart(YamlNode node, YamlTree tree, bool isInFlow, bool isKey, RuleContext context)
    {
        if (node is not YamlScalar scalar)
        {
            Visit(node, tree, context);
        }
        else if (scalar is { IsBlock: false, Span.Length: > 0, Anchor: null } && !IsOfStandardType(scalar) && (!isKey || context.Option(this, ChecksKeys)) && (scalar.IsText || OldScalars.IsText(scalar.Value)))
        {
            Check(scalar, tree, isInFlow, isKey ? "key" : "text", context);
        }
    }

    /// <summary>Whether a tag such as <c>!!str</c> says what it is.</summary>
    private static bool IsOfStandardType(YamlScalar scalar) => scalar.Tag?.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal) == true;

    private void Check(YamlScalar scalar, YamlTree tree, bool isInFlow, string name, RuleContext context)
    {
        var (type, required) = (context.Option(Descriptor, QuoteType), context.Option(Descriptor, Required));
        var quotes = type == "any" ? "quotes" : $"{type} quotes";
        if (!scalar.IsText)
        {
            if (required == "true" || new TextPatterns(context.Option(this, ExtraRequired)).Match(scalar.Value, unreadable: false))
            {
                context.Report(this, scalar.Span, $"The {name} is not quoted. Put it in {quotes}, so that no program reads it as something else.");
            }
        }
        else if (required == "only-when-needed" && scalar.Value.Length > 0 && OldScalars.IsText(scalar.Value) && !NeedsQuotes(scalar, tree, isInFlow))
        {
            if (!new TextPatterns(context.Option(this, ExtraRequired)).Match(scalar.Value, unreadable: true) && !new TextPatterns(context.Option(this, ExtraAllowed)).Match(scalar.Value, unreadable: true))
            {
                context.Report(this, scalar.Span, $"The {name} needs no quotes. Remove them.");
            }
        }
        else if (!IsOfType(scalar, type) && !(context.Option(this, AllowsQuotedQuotes) && HasOtherQuotes(scalar)))
        {
            context.Report(this, scalar.Span, $"The {name} is not in {quotes}. Change the quotes.");
        }
    }

    private static bool IsOfType(YamlScalar scalar, string type) => type switch
    {
        "single" => scalar.Style == YamlScalarStyle.SingleQuoted,
        "double" => scalar.Style == YamlScalarStyle.DoubleQuoted,
        _ => true,
    };

    private static bool HasOtherQuotes(YamlScalar scalar) => scalar.Value.Contains(scalar.Style == YamlScalarStyle.SingleQuoted ? '"' : '\'', StringComparison.Ordinal);

    /// <summary>Whether the text without quotes would be something else.</summary>
    private static bool NeedsQuotes(YamlScalar scalar, YamlTree tree, bool isInFlow)
    {
        if (isInFlow && scalar.Value.AsSpan().ContainsAny(FlowIndicators))
        {
            return true;
        }

        if (scalar.Style == YamlScalarStyle.DoubleQuoted && (scalar.Value.Any(IsUnprintable) || tree.Source[scalar.Span].Contains("\\\n", StringComparison.Ordinal) || tree.Source[scalar.Span].Contains("\\\r\n", StringComparison.Ordinal)))
        {
            return true;
        }

        var plain = YamlTree.Parse(new SourceText($"key: {scalar.Value}"));
        return !plain.Problems.IsEmpty || !plain.Comments.IsEmpty || plain.Documents is not [{ Root: YamlMapping { Entries: [{ Value: YamlScalar { IsText: false, Anchor: null, Tag: null } value }] } }] || value.Value != scalar.Value;
    }

    /// <summary>What stands in a file as an escape only (YAML 1.1, chapter 5.1).</summary>
    private static bool IsUnprintable(char character) => character is (< ' ' and not ('\t' or '\n' or '\r')) or (>= '\x7f' and < '\xa0' and not '\x85') or '\ufffe' or '\uffff';
}
