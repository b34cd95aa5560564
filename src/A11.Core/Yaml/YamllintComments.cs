using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml;

/// <summary>
/// yamllint's comments (its documentation, “Disable with comments”): <c># yamllint disable-line</c>, <c># yamllint disable</c> up to <c># yamllint enable</c>, and <c># yamllint disable-file</c> in the first line.
/// </summary>
internal static class YamllintComments
{
    private const string Peer = "yamllint";
    private const string Start = "# yamllint ";

    /// <summary>What they suppress.</summary>
    public static IEnumerable<Suppression> Read(YamlTree tree)
    {
        if (!tree.Source.Content.Contains(Start, StringComparison.Ordinal))
        {
            yield break;
        }

        var open = new List<(TextSpan Comment, ImmutableArray<SuppressedName> Names)>();
        foreach (var comment in tree.Comments)
        {
            if (!tree.Source[comment.Span].StartsWith(Start, StringComparison.Ordinal))
            {
                continue;
            }

            var words = tree.Source[comment.Span][Start.Length..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var names = NamesOf(words, comment.Span);
            switch (words.FirstOrDefault())
            {
                case "disable-file" when comment.Span.Start == 0:
                    yield return new Suppression(comment.Span, [], null, Peer, null);
                    break;
                case "disable-line":
                    yield return new Suppression(comment.Span, names, LineOf(tree.Source, comment.Span), Peer, null);
                    break;
                case "disable":
                    open.Add((comment.Span, names));
                    break;
                case "enable":
                    foreach (var (opener, disabled) in open)
                    {
                        yield return new Suppression(opener, disabled, TextSpan.FromBounds(opener.Start, comment.Span.Start), Peer, null);
                    }

                    // What is not named stays disabled from here on.
                    open = names.IsEmpty ? [] : [.. open.Select(other => (other.Comment, Left: LeftOf(other.Names, names))).Where(static other => other.Left is not null).Select(static other => (other.Comment, other.Left!.Value))];
                    break;
                default:
                    break;
            }
        }

        foreach (var (opener, names) in open)
        {
            yield return new Suppression(opener, names, TextSpan.FromBounds(opener.Start, tree.Source.Length), Peer, null);
        }
    }

    /// <summary>What stays disabled of several rules, or of all where none is named; null where nothing does. All but some can't be said, and so stay all.</summary>
    private static ImmutableArray<SuppressedName>? LeftOf(ImmutableArray<SuppressedName> disabled, ImmutableArray<SuppressedName> enabled)
    {
        var left = disabled.RemoveAll(name => enabled.Any(other => other.Name == name.Name));
        return disabled.IsEmpty || !left.IsEmpty ? left : null;
    }

    private static ImmutableArray<SuppressedName> NamesOf(string[] words, TextSpan comment)
    {
        const string Rule = "rule:";
        return [.. words.Where(static word => word.StartsWith(Rule, StringComparison.Ordinal)).Select(word => new SuppressedName($"{Peer}/{word[Rule.Length..]}", comment))];
    }

    /// <summary>The line that the comment stands on, or the one below where it stands alone.</summary>
    private static TextSpan LineOf(SourceText source, TextSpan comment)
    {
        var line = source.GetPosition(comment.Start).Line;
        var isAlone = source[TextSpan.FromBounds(source.GetLine(line).Start, comment.Start)].IsWhiteSpace();
        return source.GetLine(isAlone ? Math.Min(line + 1, source.LineCount) : line);
    }
}
