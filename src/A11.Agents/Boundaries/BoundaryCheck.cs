using System.Collections.Immutable;
using A11.Agents.Git;
using A11.Agents.Policies;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Agents.Boundaries;

/// <summary>Holds changes against a boundary.</summary>
public static class BoundaryCheck
{
    /// <summary>Judges the changes that git lists.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="existing">The paths that are there before the changes.</param>
    /// <param name="changes">The changes; both ends of a rename are among them.</param>
    public static ImmutableArray<Diagnostic> Run(string root, Policy policy, IEnumerable<string> existing, ImmutableArray<GitChange> changes)
    {
        var guard = new WriteGuard(root, policy.Boundary, new PathIndex(existing));
        var verdicts = guard.Judge([.. changes.Select(change => new PathChange(change.Path, change.Kind == GitChangeKind.Deleted))], policy.Named);
        return [.. changes.Zip(verdicts, ToDiagnostic).OfType<Diagnostic>().Order(DiagnosticOrder.Instance)];
    }

    /// <summary>A breach as a finding about its path.</summary>
    public static Diagnostic ToDiagnostic(BreachKind breach, string path, string what, string reason) =>
        new(BoundaryRules.Of(breach), PrintableText.Name(path), default, $"{what} {PrintableText.Name(path)}. {reason} Undo it, or have a person make the change.");

    private static Diagnostic? ToDiagnostic(GitChange change, BoundaryVerdict verdict)
    {
        if (verdict.Breach is { } breach)
        {
            return ToDiagnostic(breach, change.Path, change.Description, verdict.Reason);
        }

        return change.Mode switch
        {
            GitChange.LinkMode => ToDiagnostic(BreachKind.Link, change.Path, change.Description, "It is a symbolic link."),
            GitChange.SubmoduleMode => ToDiagnostic(BreachKind.Link, change.Path, change.Description, "It is a repository of its own."),
            _ => null,
        };
    }
}
