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
    /// <param name="policy">The policy, as the base holds it.</param>
    /// <param name="changes">The changes; both ends of a rename are among them.</param>
    public static ImmutableArray<Diagnostic> Run(string root, Policy policy, IEnumerable<GitChange> changes) =>
        [.. changes.Select(change => Judge(root, policy, change)).OfType<Diagnostic>().Order(DiagnosticOrder.Instance)];

    /// <summary>Judges paths by their names and by what is on disk.</summary>
    public static ImmutableArray<Diagnostic> Run(string root, Policy policy, IEnumerable<string> paths) =>
        Run(root, policy, paths.Select(path => new GitChange(path, GitChangeKind.Modified, "")));

    /// <summary>A breach as a finding about its path.</summary>
    public static Diagnostic ToDiagnostic(BreachKind breach, string path, string what, string reason) =>
        new(BoundaryRules.Of(breach), PrintableText.Name(path), default, $"{what} {PrintableText.Name(path)}. {reason} Undo it, or have a person make the change.");

    private static Diagnostic? Judge(string root, Policy policy, GitChange change)
    {
        var what = change.Kind switch
        {
            GitChangeKind.Added => "Added:",
            GitChangeKind.Deleted => "Deleted:",
            GitChangeKind.TypeChanged => "Turned into something else:",
            GitChangeKind.ModeChanged => "Changed in mode:",
            _ => "Modified:",
        };
        var verdict = policy.Boundary.Judge(change.Path, policy.Named);
        if (verdict.Breach is { } breach)
        {
            return ToDiagnostic(breach, change.Path, what, verdict.Reason);
        }

        var link = change.Mode switch
        {
            GitChange.LinkMode => "It is a symbolic link.",
            GitChange.SubmoduleMode => "It is a repository of its own.",
            _ => FileLinks.FindProblem(root, change.Path),
        };
        return link is null ? null : ToDiagnostic(BreachKind.Link, change.Path, what, link);
    }
}
