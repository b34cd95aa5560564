using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Finds plain scalars that YAML 1.1 and YAML 1.2 read as different things (yaml.org's type repository; YAML 1.2.2, chapter 10.3.2).</summary>
public sealed class AmbiguousScalars : YamlValueRule
{
    private static readonly SearchValues<char> GroupedDigits = SearchValues.Create("0123456789_");

    private static readonly TextListOption AllowedValues = new("allowed-values", "Words that are allowed as they are written.", ["true", "false"]);
    private static readonly SwitchOption CheckKeys = new("check-keys", "Whether keys are looked at, too.", true);

    private static readonly SwitchOption ForbidsImplicitOctal = new("forbid-implicit-octal", "Whether 010 is reported.", true);
    private static readonly SwitchOption ForbidsExplicitOctal = new("forbid-explicit-octal", "Whether 0o10 is reported.", true);

    private static readonly CheckDescriptor Boolean = new("AXY1001", "ambiguous-boolean", "Truth values should be written as true or false", Severity.Warning, Category.Correct)
    {
        Aliases = ["yamllint/truthy"],
        Options = [AllowedValues, CheckKeys],
    };

    private static readonly CheckDescriptor Number = new("AXY1002", "ambiguous-number", "Numbers should mean the same in every version of YAML", Severity.Warning, Category.Correct)
    {
        Aliases = ["yamllint/octal-values"],
        Options = [ForbidsImplicitOctal, ForbidsExplicitOctal],
    };

    private static readonly HashSet<string> OldBooleans = new(StringComparer.Ordinal) { "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF" };
    private static readonly HashSet<string> Booleans = new(StringComparer.Ordinal) { "true", "True", "TRUE", "false", "False", "FALSE" };
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Boolean;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Boolean, Number];

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        var allowed = context.Option(this, AllowedValues);
        var keys = context.Option(this, CheckKeys) ? EventsOf(tree) : KeysOf(tree);
        foreach (var scalar in tree.Scalars)
        {
            if (scalar is not { IsText: false, Tag: null, Span.Length: > 0 })
            {
                continue;
            }

            if (!allowed.Contains(scalar.Value) && !keys.Contains(scalar))
            {
                CheckBoolean(scalar, context);
            }

            CheckNumber(scalar, context);
        }
    }

    /// <summary>The key <c>on</c> beside <c>jobs</c>: a workflow that lies elsewhere, a template or a test's, which GitHub reads by YAML 1.2.</summary>
    private static HashSet<YamlNode> EventsOf(YamlTree tree) =>
        new(
            from document in tree.Documents
            where document.Root is YamlMapping root && root["jobs"] is not null
            from entry in ((YamlMapping)document.Root).Entries
            where entry.Name == "on"
            select entry.Key,
            ReferenceEqualityComparer.Instance);

    private static HashSet<YamlNode> KeysOf(YamlTree tree) =>
        new(tree.AllNodes.OfType<YamlMapping>().SelectMany(static mapping => mapping.Entries).Select(static entry => entry.Key), ReferenceEqualityComparer.Instance);

    private static void CheckBoolean(YamlScalar scalar, RuleContext context)
    {
        if (OldBooleans.Contains(scalar.Value))
        {
            var isTrue = scalar.Value.ToLowerInvariant() is "yes" or "on";
            context.Report(Boolean, scalar.Span, $"YAML 1.1 reads {scalar.Value} as {(isTrue ? "true" : "false")}, YAML 1.2 as text. Write {(isTrue ? "true" : "false")}, or quote the text: \"{scalar.Value}\".");
        }
        else if (Booleans.Contains(scalar.Value))
        {
            context.Report(Boolean, scalar.Span, $"Write {scalar.Value.ToLowerInvariant()} in small letters, as most programs do.", severity: Severity.Info);
        }
    }

    private static void CheckNumber(YamlScalar scalar, RuleContext context)
    {
        var text = scalar.Value.AsSpan().TrimStart("+-");
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]))
        {
            return;
        }

        if (IsDigits(text) && text[0] == '0')
        {
            var octal = text.IndexOfAny("89") < 0;
            ReportIf(!octal || context.Option(Number, ForbidsImplicitOctal), octal ? "as an octal number" : "as text", "as a decimal number", Severity.Warning);
        }
        else if (text.StartsWith("0o", StringComparison.Ordinal) && text.Length > 2 && text[2..].IndexOfAnyExceptInRange('0', '7') < 0)
        {
            ReportIf(context.Option(Number, ForbidsExplicitOctal), "as text", "as an octal number", Severity.Warning);
        }
        else if (IsSexagesimal(text))
        {
            Report("as a number to the base of 60", "as text", Severity.Warning);
        }
        else if (text.Contains('_') && text[^1] != '_' && text.IndexOfAnyExcept(GroupedDigits) < 0)
        {
            Report("as a number", "as text", Severity.Info);
        }
        else if (text.IndexOfAny("eE") is > 0 and var e && IsDigits(text[..e]) && IsDigits(text[(e + 1)..].TrimStart("+-")))
        {
            Report("as text", "as a number", Severity.Info);
        }

        void ReportIf(bool isForbidden, string old, string current, Severity severity)
        {
            if (isForbidden)
            {
                Report(old, current, severity);
            }
        }

        void Report(string old, string current, Severity severity) =>
            context.Report(Number, scalar.Span, $"YAML 1.1 reads {scalar.Value} {old}, YAML 1.2 {current}. Quote it if it is a text, or write the number in decimal digits.", severity: severity);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExcept(Digits) < 0;

    /// <summary><c>190:20:30</c>: digits, then groups below 60; the first begins with no zero.</summary>
    private static bool IsSexagesimal(ReadOnlySpan<char> text)
    {
        var groups = 0;
        foreach (var range in text.Split(':'))
        {
            var group = text[range];
            if (!IsDigits(group) || (groups == 0 ? group[0] == '0' : group.Length > 2 || (group.Length == 2 && group[0] > '5')))
            {
                return false;
            }

            groups++;
        }

        return groups > 1;
    }
}
