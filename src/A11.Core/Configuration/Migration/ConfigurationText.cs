using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Migration;

/// <summary>Writes settings into an <c>a11.yml</c>, whose own lines stay as they are.</summary>
/// <param name="path">The file, from the repository's root.</param>
/// <param name="text">Its text; empty where it is new.</param>
/// <param name="checks">The checks by ID.</param>
internal sealed class ConfigurationText(string path, string text, CheckIndex checks)
{
    private readonly string _lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The text with severities, options and overrides added.</summary>
    /// <param name="added">What is added; nothing of it is in the text yet.</param>
    /// <exception cref="InvalidDataException">A key is written so that nothing can be added to it; the message names file, line and column.</exception>
    public string Add(ConfigurationFile added)
    {
        var result = text;
        result = Add(result, "rules", [.. Rules(added.Rules)], isFirst: false);
        result = Add(result, "options", [.. Options(added.Options)], isFirst: false);

        // Ours that are there come last, and so count more.
        return Add(result, "overrides", [.. Overrides(added.Overrides)], isFirst: true);
    }

    private string Add(string before, string key, ImmutableArray<string> lines, bool isFirst)
    {
        if (lines.IsEmpty)
        {
            return before;
        }

        var source = new SourceText(before);
        if (YamlTree.Parse(source).RootMapping?.Find(key) is not { } entry)
        {
            var gap = before.Length == 0 ? "" : before.EndsWith('\n') ? _lineEnd : _lineEnd + _lineEnd;
            return before + gap + key + ":" + _lineEnd + Lines(lines, 2);
        }

        var isFlow = entry.Value is YamlMapping { IsFlow: true } or YamlSequence { IsFlow: true };
        var parts = entry.Value switch
        {
            YamlMapping mapping => [.. mapping.Entries.Select(static part => part.Key.Span.Union(part.Value.Span))],
            YamlSequence sequence => [.. sequence.Items.Select(static item => item.Span)],
            _ => ImmutableArray<TextSpan>.Empty,
        };
        if (isFlow && !parts.IsEmpty)
        {
            throw new InvalidDataException($"{path}({source.GetPosition(entry.Value.Span.Start)}): “{key}” is written in brackets, so nothing was added to it. Write it as lines.");
        }

        if (parts.IsEmpty)
        {
            // “rules:” without a value, or with an empty one, whose closing bracket goes, too.
            var valueEnd = isFlow ? before.AsSpan(entry.Value.Span.Start).IndexOfAny('}', ']') + entry.Value.Span.Start + 1 : entry.Value.Span.End;
            return TextEdit.Apply(before, [new TextEdit(TextSpan.FromBounds(entry.Key.Span.End, Math.Max(entry.Key.Span.End, valueEnd)), $":{_lineEnd}{Lines(lines, 2).TrimEnd('\r', '\n')}")]);
        }

        var first = source.GetLine(source.GetPosition(parts[0].Start).Line);
        var indent = source[first].ToString().TakeWhile(static character => character == ' ').Count();
        var end = isFirst ? first.Start : EndOfLine(source, parts[^1]);
        return before[..end] + (end > 0 && before[end - 1] is not '\n' ? _lineEnd : "") + Lines(lines, indent) + before[end..];
    }

    private static int EndOfLine(SourceText source, TextSpan part)
    {
        // A block ends on the line after its last one, in whose first column nothing of it stands.
        var last = part.End > part.Start && source.GetPosition(part.End).Column == 1 ? part.End - 1 : part.End;
        return source.GetLineWithTerminator(source.GetPosition(last).Line).End;
    }

    private string Lines(ImmutableArray<string> lines, int indent) => string.Concat(lines.Select(line => new string(' ', indent) + line + _lineEnd));

    private IEnumerable<string> Rules(ImmutableDictionary<string, Severity> rules) => rules.OrderBy(static rule => rule.Key, StringComparer.Ordinal)
        .Select(rule => (Name: NameOf(rule.Key), rule.Value)).Select(rule => $"{rule.Name}: {rule.Value.ToName()}{(checks.Find(rule.Name) is [var check, ..] ? $" # {check.Title}" : "")}");

    /// <summary>The name by which an <c>a11.yml</c> knows a check: a part of one, as a code of ShellCheck's, is known by its linter's name as well.</summary>
    private string NameOf(string key) => checks.Find(key).IsEmpty ? ScriptRules.AliasOf(key) : key;

    private static IEnumerable<string> Options(RuleOptionValues options) => options.Entries.GroupBy(static option => option.Rule, StringComparer.Ordinal).OrderBy(static rule => rule.Key, StringComparer.Ordinal)
        .SelectMany(static rule => rule.OrderBy(static option => option.Option, StringComparer.Ordinal).Select(static option => $"  {option.Option}: {OptionText.Write(option.Value)}").Prepend($"{rule.Key}:"));

    private IEnumerable<string> Overrides(ImmutableArray<ConfigurationOverride> overrides) => overrides
        .SelectMany(part => Rules(part.Rules).Select(static line => $"    {line}").Prepend("  rules:").Prepend($"- files: [{string.Join(", ", part.Files.Select(static pattern => OptionText.Quote(pattern.Text)))}]"));
}
