using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>Silences findings that a comment suppresses, and reports comments that suppress nothing, name nothing or give no reason.</summary>
internal static class SuppressionFilter
{
    public static (List<Diagnostic> Kept, List<Diagnostic> Suppressed) Apply(SourceFile file, List<Diagnostic> found, ImmutableArray<Suppression> suppressions, FileSettings settings, CheckIndex checks)
    {
        suppressions = suppressions.RemoveAll(suppression => suppression.Peer is { } peer && settings.UnheardPeers.Contains(peer)).AddRange(settings.IgnoredLines.Select(line => line.Read(file.Text)).OfType<Suppression>());
        if (suppressions.IsEmpty)
        {
            return (found, []);
        }

        var kept = new List<Diagnostic>();
        var suppressed = new List<Diagnostic>();
        var used = new HashSet<(Suppression, string)>();
        foreach (var diagnostic in found)
        {
            (TrySuppress(diagnostic, suppressions, settings.Today, used) ? suppressed : kept).Add(diagnostic);
        }

        foreach (var suppression in suppressions.Where(suppression => suppression.Peer is null))
        {
            kept.AddRange(Judge(suppression, used, checks).Select(finding => new Diagnostic(finding.Rule, file.Path, finding.Span, finding.Message)
            {
                Text = file.Text,
                Severity = settings.SeverityOf(finding.Rule),
            }));
        }

        return (kept, suppressed);
    }

    private static bool TrySuppress(Diagnostic diagnostic, ImmutableArray<Suppression> suppressions, DateOnly? today, HashSet<(Suppression, string)> used)
    {
        if (!diagnostic.Rule.Suppressible)
        {
            return false;
        }

        var isSuppressed = false;
        foreach (var suppression in suppressions)
        {
            // Our own form works only with a reason; peers' comments are honoured as the peers honour them.
            if ((suppression.Peer is null && suppression.Reason is null) || !Covers(suppression, diagnostic))
            {
                continue;
            }

            foreach (var name in suppression.Names.Where(name => IsNamed(diagnostic, name) && !(name.End <= today)))
            {
                isSuppressed = true;
                _ = used.Add((suppression, name.Name));
            }

            isSuppressed |= suppression.Names.IsEmpty && suppression.Peer is { } peer && diagnostic.Aliases.Any(alias => alias.StartsWith(peer + "/", StringComparison.Ordinal));
        }

        return isSuppressed;
    }

    private static bool Covers(Suppression suppression, Diagnostic diagnostic) =>
        suppression.Target is not { } target
        || (diagnostic.Span.Touches(target) && diagnostic.Span.Start >= target.Start)
        || (suppression.Peer is not null && IsRelatedIn(target, diagnostic))
        || (suppression.Peer == "zizmor" && IsInScope(suppression.Comment, diagnostic));

    /// <summary>Whether a comment stands on a line of what holds the finding.</summary>
    private static bool IsInScope(TextSpan comment, Diagnostic diagnostic) => diagnostic is { Scope: { } scope, Text: { } text }
        && text.GetPosition(comment.Start).Line is var line && line >= text.GetPosition(scope.Start).Line && line <= text.GetPosition(scope.End).Line;

    /// <summary>Whether the finding names a place in the target. A peer may report there what we report elsewhere, and its comment is where it wants it.</summary>
    private static bool IsRelatedIn(TextSpan target, Diagnostic diagnostic)
    {
        if (diagnostic.Related.IsEmpty || diagnostic.Text is not { } text)
        {
            return false;
        }

        var (first, last) = (text.GetPosition(target.Start).Line, text.GetPosition(target.End).Line);
        return diagnostic.Related.Any(related => related.Path == diagnostic.Path && related.Start.Line >= first && related.Start.Line <= last);
    }

    private static bool IsNamed(Diagnostic diagnostic, SuppressedName name) => name.Codes is { } codes
        ? diagnostic.Aliases.Any(codes.Contains)
        : string.Equals(diagnostic.Rule.Id, name.Name, StringComparison.OrdinalIgnoreCase)
            || diagnostic.Rule.Slug == name.Name
            || diagnostic.Aliases.Contains(name.Name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(CheckDescriptor Rule, TextSpan Span, string Message)> Judge(Suppression suppression, HashSet<(Suppression, string)> used, CheckIndex checks)
    {
        if (suppression.Names.IsEmpty)
        {
            yield return (EngineRules.UnknownSuppression, suppression.Comment, "This comment names no rule, so it suppresses nothing. Name the rule: # a11:disable AXD3006 -- reason.");
            yield break;
        }

        if (suppression.Reason is null)
        {
            yield return (EngineRules.SuppressionWithoutReason, suppression.Comment, $"The suppression of {suppression.Names[0].Name} has no reason, so it has no effect. Add one after the rule: -- reason.");
        }

        foreach (var name in suppression.Names)
        {
            if (checks.Find(name.Name).IsEmpty)
            {
                yield return (EngineRules.UnknownSuppression, name.Span, $"No rule is named {name.Name}, so this suppresses nothing. Correct the name; dotnet a11 rules lists all.");
            }
            else if (suppression.Reason is not null && !used.Contains((suppression, name.Name)))
            {
                yield return (EngineRules.UnusedSuppression, name.Span, $"{name.Name} reports nothing here, so this suppression would only hide later findings. Remove it.");
            }
        }
    }
}
