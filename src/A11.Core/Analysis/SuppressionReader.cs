using System.Collections.Immutable;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>
/// Reads suppressions from comments: ours (<c># a11:disable AXD3006 -- reason</c>, <c># a11:disable-file …</c>) and the forms
/// that peers document: hadolint (README, “Inline ignores”), zizmor (usage, “Ignoring results”), dclint (README, “Disable rules via
/// comments”), Trivy (<c>#trivy:ignore:</c>), Checkov (<c>#checkov:skip=</c>) and ShellCheck (directives). BuildKit's are read where
/// Dockerfiles are.
/// </summary>
internal static class SuppressionReader
{
    private static readonly ImmutableArray<(string Marker, string? Peer, Scope Scope)> Forms =
    [
        ("a11:disable-file ", null, Scope.File),
        ("a11:disable ", null, Scope.Target),
        ("zizmor: ignore[", "zizmor", Scope.Target),
        ("dclint disable-line", "dclint", Scope.Target),
        ("dclint disable-file", "dclint", Scope.File),
        ("dclint disable", "dclint", Scope.File),
        ("trivy:ignore:", "trivy", Scope.Target),
        ("checkov:skip=", "checkov", Scope.File),
        ("bridgecrew:skip=", "checkov", Scope.File),
    ];

    private const string Disable = "disable=";

    private enum Scope
    {
        Target,
        File,
    }

    public static ImmutableArray<Suppression> Read(SourceFile file, ImmutableArray<Comment> comments)
    {
        var result = ImmutableArray.CreateBuilder<Suppression>();
        foreach (var comment in comments)
        {
            if (Read(file.Text, comment) is { } suppression)
            {
                result.Add(suppression);
            }
        }

        return result.ToImmutable();
    }

    private static Suppression? Read(SourceText text, Comment comment)
    {
        var start = comment.Span.Start;
        while (start < comment.Span.End && text.Content[start] is '#' or '/' or '*' or ' ' or '\t')
        {
            start++;
        }

        var body = text[TextSpan.FromBounds(start, comment.Span.End)].TrimEnd();
        if (HadolintComment.Read(body.ToString()) is { } hadolint)
        {
            var target = hadolint.Scope switch { "global" => null, "stage" => comment.Section, _ => (TextSpan?)comment.Target };
            return Create(text, comment, new TextSpan(start + hadolint.ListStart, hadolint.ListLength), "hadolint", target);
        }

        if (NamesForShellCheck(body, start) is { } codes)
        {
            return new Suppression(comment.Span, codes, comment.Target, "shellcheck", null);
        }

        // zizmor's stands behind another comment as well: “# v4.2.2 # zizmor: ignore[artipacked]”.
        if (body.IndexOf("# zizmor: ignore[") is > 0 and var later)
        {
            var list = later + "# zizmor: ignore[".Length;
            return Create(text, comment, new TextSpan(start + list, body.Length - list), "zizmor", comment.Target);
        }

        foreach (var (marker, peer, scope) in Forms)
        {
            if (body.StartsWith(marker, StringComparison.OrdinalIgnoreCase))
            {
                var rest = new TextSpan(start + marker.Length, body.Length - marker.Length);
                return Create(text, comment, rest, peer, scope == Scope.File ? null : comment.Target);
            }
        }

        // Our own comment without any rule is a mistake worth telling, not an ordinary comment.
        return body is "a11:disable" or "a11:disable-file" ? new Suppression(comment.Span, [], comment.Target, null, null) : null;
    }

    private static Suppression Create(SourceText text, Comment comment, TextSpan rest, string? peer, TextSpan? target)
    {
        var content = text[rest];
        var reasonAt = peer is null ? content.IndexOf("--") : peer == "checkov" ? content.IndexOf(':') : -1;
        var separator = peer is null ? 2 : 1;
        var names = reasonAt < 0 ? content : content[..reasonAt];
        var end = names.IndexOfAny("];#");
        names = end < 0 ? names : names[..end];
        var reason = reasonAt < 0 ? "" : content[(reasonAt + separator)..].Trim().ToString();
        return new Suppression(comment.Span, Names(names, rest.Start, peer) ?? [], target, peer, reason.Length == 0 ? null : reason);
    }

    /// <summary>A directive may say several things, and one of them several times: <c># shellcheck source=/dev/null disable=SC2086 disable="SC2154"</c>. Null where it disables nothing.</summary>
    private static ImmutableArray<SuppressedName>? NamesForShellCheck(ReadOnlySpan<char> body, int offset)
    {
        var names = ImmutableArray.CreateBuilder<SuppressedName>();
        foreach (var range in body.SplitAny(" \t"))
        {
            var word = body[range];
            if (range.Start.Value == 0 ? word is not "shellcheck" : word.StartsWith('#'))
            {
                break;
            }

            if (!word.StartsWith(Disable))
            {
                continue;
            }

            var end = word.IndexOfAny("#;");
            var written = (end < 0 ? word : word[..end])[Disable.Length..];
            var list = written.TrimStart("\"'");
            if (Names(list.TrimEnd("\"'"), offset + range.Start.Value + Disable.Length + written.Length - list.Length, "shellcheck") is not { } some)
            {
                return [];
            }

            names.AddRange(some);
        }

        return names.Count == 0 ? null : names.ToImmutable();
    }

    /// <summary>The names in a list; null where a peer's list says that all are meant.</summary>
    private static ImmutableArray<SuppressedName>? Names(ReadOnlySpan<char> list, int offset, string? peer)
    {
        var names = ImmutableArray.CreateBuilder<SuppressedName>();
        foreach (var range in list.SplitAny(", \t"))
        {
            var name = list[range];
            if (name.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                if (peer is not null)
                {
                    return null;
                }
            }
            else if (!name.IsEmpty)
            {
                var span = new TextSpan(offset + range.Start.Value, name.Length);
                names.Add(peer switch
                {
                    "trivy" => TrivyName(name, span),
                    "shellcheck" => ShellCheckName(name, span),
                    _ => new SuppressedName(peer is null ? name.ToString() : $"{peer}/{name}", span),
                });
            }
        }

        return names.ToImmutable();
    }

    private static SuppressedName ShellCheckName(ReadOnlySpan<char> written, TextSpan span) => CodeRange.Parse(written) switch
    {
        null => new SuppressedName($"shellcheck/{written}", span),
        { First: var first, Last: var last } when first == last => new SuppressedName(ScriptRules.AliasOf($"SC{first}"), span),
        { } codes => new SuppressedName($"shellcheck/{written}", span) { Codes = codes },
    };

    /// <summary>A name of Trivy's. What follows a colon or a bracket narrows it by date, workspace or parameter (Trivy documentation, “Ignoring by inline comments”).</summary>
    private static SuppressedName TrivyName(ReadOnlySpan<char> written, TextSpan span)
    {
        var name = written.StartsWith("trivy:ignore:", StringComparison.OrdinalIgnoreCase) ? written["trivy:ignore:".Length..] : written;
        var end = name.IndexOfAny(':', '[');
        var expiry = end < 0 ? null : EndOf(name[end..]);
        return new SuppressedName($"trivy/{TrivyId.Normalize(end < 0 ? name : name[..end])}", span) { End = expiry };
    }

    private static DateOnly? EndOf(ReadOnlySpan<char> conditions)
    {
        var start = conditions.IndexOf(":exp:");
        if (start < 0)
        {
            return null;
        }

        var expiry = conditions[(start + 1)..];
        var next = expiry["exp:".Length..].IndexOf(':');
        return TrivyId.ReadExpiry(next < 0 ? expiry : expiry[..("exp:".Length + next)]);
    }
}
