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
    /// <summary>What to do about what an agent did.</summary>
    public const string AdviceForAgents = "Undo it, or have a person make the change.";

    /// <summary>What to do about a change of a branch, which a person may have made.</summary>
    public const string AdviceForBranches = "Undo it. If a person made the change, see boundary.appliesTo in a11.yml: it says whom the boundary holds for.";

    /// <summary>Judges the changes that git lists.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="existing">The paths that are there before the changes.</param>
    /// <param name="changes">The changes; both ends of a rename are among them.</param>
    /// <param name="advice">What to do about a violation, as sentences.</param>
    public static ImmutableArray<Diagnostic> Run(string root, Policy policy, IEnumerable<string> existing, ImmutableArray<GitChange> changes, string advice = AdviceForAgents)
    {
        var guard = new WriteGuard(root, policy.Boundary, new PathIndex(existing));
        var verdicts = guard.Judge([.. changes.Select(change => new PathChange(change.Path, change.Kind == GitChangeKind.Deleted))], policy.Named);
        return [.. changes.Zip(verdicts, (change, verdict) => ToDiagnostic(change, verdict, advice)).OfType<Diagnostic>().Order(DiagnosticOrder.Instance)];
    }

    /// <summary>A violation as a finding about its path.</summary>
    public static Diagnostic ToDiagnostic(ViolationKind violation, string path, string what, string reason, string advice = AdviceForAgents) =>
        new(BoundaryRules.Get(violation), PrintableText.Name(path), default, $"{what} {PrintableText.Name(path)}. {reason} {advice}");

    private static Diagnostic? ToDiagnostic(GitChange change, BoundaryVerdict verdict, string advice)
    {
        if (change.IsUntracked && BuildOutput.FindIgnoreLine(change.Path) is { } line)
        {
            advice = $"If it is build output, add the line {PrintableText.Name(line)} to .gitignore. {advice}";
        }

        if (verdict.Violation is { } violation)
        {
            return ToDiagnostic(violation, change.Path, change.Description, verdict.Reason, advice);
        }

        return change.Mode switch
        {
            GitChange.LinkMode => ToDiagnostic(ViolationKind.Link, change.Path, change.Description, "It is a symbolic link.", advice),
            GitChange.SubmoduleMode => ToDiagnostic(ViolationKind.Link, change.Path, change.Description, "It is a repository of its own.", advice),
            _ => null,
        };
    }
}
