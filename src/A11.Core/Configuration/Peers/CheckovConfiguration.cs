using System.Buffers;
using System.Collections.Immutable;
using System.IO.Enumeration;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.checkov.yaml</c> (checkov's documentation, “CLI Command Reference”): the checks that are skipped, and the files that are.</summary>
internal sealed class CheckovConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    private const string Prefix = "checkov/";

    private static readonly SearchValues<char> Operators = SearchValues.Create("*+?[](){}|\\^$!");

    protected override string Peer => "checkov";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".checkov.yaml" or ".checkov.yml";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var root = YamlTree.Parse(content.Text).RootMapping;
        var file = WordsOf(root?["skip-check"]).SelectMany(NamesOf).Aggregate(empty, (file, name) => With(file, name, Severity.None));
        ImmutableArray<PathPattern> skipped = [.. WordsOf(root?["skip-path"]).SelectMany(PatternsOf)];
        return skipped.IsEmpty ? file : file with { Acceptances = [new Acceptance(new ConfigurationOverride(skipped, NamesOf("*").Aggregate(new ConfigurationFile(), (all, name) => With(all, name, Severity.None)).Rules, RuleOptionValues.Empty), null)] };
    }

    private static IEnumerable<string> WordsOf(YamlNode? node)
    {
        var texts = node?.AsSequence is { } list ? list.Items.Select(static item => item.Text).OfType<string>() : node?.Text is { } text ? [text] : [];
        return texts.SelectMany(static text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The IDs that a name stands for: one with asterisks stands for many.</summary>
    private IEnumerable<string> NamesOf(string name) => !name.Contains('*', StringComparison.Ordinal) ? [name]
        : Checks.All.SelectMany(static check => check.Aliases).Where(static alias => alias.StartsWith(Prefix, StringComparison.Ordinal)).Select(static alias => alias[Prefix.Length..])
            .Where(id => FileSystemName.MatchesSimpleExpression(name, id, ignoreCase: false)).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The files whose paths hold what a regular expression finds, anywhere in them. Expressions of more than characters, dots with asterisks and the ends of a path are passed over: a file that is looked at too
    /// much is better than one that nobody looks at.
    /// </summary>
    private static IEnumerable<PathPattern> PatternsOf(string expression)
    {
        var (isStart, isEnd) = (expression.StartsWith('^'), expression.EndsWith('$'));
        var inner = expression.TrimStart('^').TrimEnd('$').Replace("\\.", ".", StringComparison.Ordinal).Trim('/');
        if (inner.StartsWith(".*", StringComparison.Ordinal))
        {
            (isStart, inner) = (false, inner[2..].TrimStart('/'));
        }

        if (inner.EndsWith(".*", StringComparison.Ordinal))
        {
            (isEnd, inner) = (false, inner[..^2].TrimEnd('/'));
        }

        if (inner.StartsWith("./", StringComparison.Ordinal))
        {
            inner = inner[2..];
        }

        if (inner.Length == 0 || inner.AsSpan().ContainsAny(Operators))
        {
            return [];
        }

        // The name may go on within a segment of the path on both sides: “test” is in “src/tests/a.yaml”.
        var text = $"{(isStart ? "/" : "**/*")}{inner}{(isEnd ? "" : "*")}";
        string[] patterns = isEnd ? [text] : [text, text + "/**"];
        return patterns.Select(static pattern => PathPattern.TryParse(pattern, out var parsed, out _) ? parsed : null).OfType<PathPattern>();
    }
}
