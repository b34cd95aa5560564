using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration;

/// <summary>Reads values of <c>a11.yml</c> by type; what does not fit becomes a problem at its place, and the default stands.</summary>
internal sealed class ConfigurationValues(SourceText text, string path)
{
    private readonly List<Diagnostic> _problems = [];

    public ImmutableArray<Diagnostic> Problems => [.. _problems];

    public void Report(TextSpan span, string message) =>
        _problems.Add(new Diagnostic(EngineRules.Configuration, path, span, message) { Text = text });

    public IEnumerable<YamlEntry> Entries(YamlEntry of)
    {
        if (of.Value.AsMapping is { } mapping)
        {
            foreach (var again in mapping.Entries.GroupBy(static entry => entry.Name, StringComparer.Ordinal).SelectMany(static same => same.Skip(1)))
            {
                Report(again.Key.Span, $"The key “{again.Name}” stands in “{of.Name}” twice; remove one.");
            }

            return mapping.Entries.DistinctBy(static entry => entry.Name, StringComparer.Ordinal);
        }

        Report(of.Value.Span, $"“{of.Name}” must be a mapping of names and values.");
        return [];
    }

    public string? Text(YamlEntry entry)
    {
        if (entry.Value.AsScalar is { IsNull: false } scalar)
        {
            return scalar.Value;
        }

        Report(Place(entry), $"“{entry.Name}” must be a text.");
        return null;
    }

    public int? Number(YamlEntry entry, int minimum)
    {
        if (int.TryParse(entry.Value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum)
        {
            return number;
        }

        Report(Place(entry), $"“{entry.Name}” must be a whole number, {minimum} or more.");
        return null;
    }

    public bool? Switch(YamlEntry entry)
    {
        if (entry.Value.AsScalar?.AsBoolean is { } value)
        {
            return value;
        }

        Report(Place(entry), $"“{entry.Name}” must be true or false.");
        return null;
    }

    public string? Choice(YamlEntry entry, params ReadOnlySpan<string> choices)
    {
        if (entry.Value.Text is { } value && choices.Contains(value))
        {
            return value;
        }

        Report(Place(entry), $"“{entry.Name}” must be one of {string.Join(", ", choices.ToArray())}; “{entry.Value.Text}” is none of them.");
        return null;
    }

    public Severity? Severity(YamlEntry entry)
    {
        if (CategoryNames.TryParseSeverity(entry.Value.Text, out var severity))
        {
            return severity;
        }

        Report(Place(entry), $"“{entry.Value.Text}” is no severity; write error, warning, info or none.");
        return null;
    }

    /// <summary>A severity that can be a threshold: everything but none.</summary>
    public Severity? Threshold(YamlEntry entry) => Choice(entry, "error", "warning", "info") is null ? null : Severity(entry);

    public ImmutableArray<string> Texts(YamlEntry entry)
    {
        if (entry.Value.AsSequence is not { } sequence)
        {
            Report(Place(entry), $"“{entry.Name}” must be a list of texts.");
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in sequence.Items)
        {
            if (item.AsScalar is { IsNull: false } scalar)
            {
                texts.Add(scalar.Value);
            }
            else
            {
                Report(item.Span, $"An item of “{entry.Name}” is not a text.");
            }
        }

        return texts.ToImmutable();
    }

    public ImmutableArray<PathPattern> Patterns(YamlEntry entry)
    {
        if (entry.Value.AsSequence is not { } sequence)
        {
            Report(Place(entry), $"“{entry.Name}” must be a list of path patterns.");
            return [];
        }

        var patterns = ImmutableArray.CreateBuilder<PathPattern>();
        foreach (var item in sequence.Items)
        {
            if (PathPattern.TryParse(item.Text ?? "", out var pattern, out var error))
            {
                patterns.Add(pattern);
            }
            else
            {
                Report(item.Span, $"“{item.Text}” is no path pattern: {error}");
            }
        }

        return patterns.ToImmutable();
    }

    /// <summary>A duration: a number of up to six digits and <c>s</c>, <c>m</c> or <c>h</c>.</summary>
    public TimeSpan? Duration(YamlEntry entry)
    {
        var value = entry.Value.Text ?? "";
        if (value.Length > 1 && int.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000)
        {
            switch (value[^1])
            {
                case 's':
                    return TimeSpan.FromSeconds(number);
                case 'm':
                    return TimeSpan.FromMinutes(number);
                case 'h':
                    return TimeSpan.FromHours(number);
                default:
                    break;
            }
        }

        Report(Place(entry), $"“{entry.Name}” must be a duration such as 90s, 20m or 2h.");
        return null;
    }

    /// <summary>A size in bytes: a number, or a number and <c>kB</c>, <c>MB</c> or <c>GB</c> (powers of 1000).</summary>
    public long? Size(YamlEntry entry)
    {
        var value = entry.Value.Text ?? "";
        var digits = value.AsSpan().TrimEnd("kMGB");
        var factor = value[digits.Length..] switch { "" or "B" => 1L, "kB" => 1_000L, "MB" => 1_000_000L, "GB" => 1_000_000_000L, _ => 0L };
        if (factor > 0 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number * factor;
        }

        Report(Place(entry), $"“{entry.Name}” must be a size such as 500kB or 10MB.");
        return null;
    }

    /// <summary>Reports a key that does not exist, with the one that may have been meant.</summary>
    public void UnknownKey(YamlEntry entry, string where, params ReadOnlySpan<string> known)
    {
        var nearest = Spelling.Nearest(entry.Name, known);
        var hint = nearest is null ? $"the keys are {string.Join(", ", known.ToArray())}" : $"did you mean “{nearest}”?";
        Report(entry.Key.Span, $"{where} has no key “{entry.Name}”; {hint}");
    }

    private static TextSpan Place(YamlEntry entry) => entry.Value.Span.Length == 0 ? entry.Key.Span : entry.Value.Span;
}
