using A11.Agents.Acceptance;
using A11.Agents.Changes;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Agents.Reviews.Security;

/// <summary>What A07 judges: what the files may do after a change that they could not before, and what no longer protects them.</summary>
internal sealed class SecurityReview
{
    private readonly ReviewRequest _request;
    private readonly TaskWords _words;
    private readonly Lazy<HashSet<string>> _knownSources;

    private SecurityReview(ReviewRequest request)
    {
        _request = request;
        _words = new TaskWords(request.Job.Task);
        _knownSources = new(() => [.. SecurityFacts.ReadSources(Before.Paths.Where(MayBeRead), Before).Select(fact => fact.Name)]);
    }

    private IFileSource Before => _request.Job.Files;

    /// <summary>What stands against the files, or should be known of them.</summary>
    public static IEnumerable<Diagnostic> Find(ReviewRequest request)
    {
        var review = new SecurityReview(request);
        return request.Changes.Where(change => change.Kind is ChangeKind.Added or ChangeKind.Modified).SelectMany(review.Compare).Concat(LostChecks.Find(request, review._words));
    }

    private static bool MayBeRead(string path) => GeneratedFiles.KindOf(path) != GeneratedFileKind.Other || RepositoryPath.IsYaml(path);

    private IEnumerable<Diagnostic> Compare(Change change)
    {
        string[] earlier = [.. EarlierPathsOf(change)];
        var before = SecurityFacts.Read(earlier, Before, _request.Job.Engine);
        var after = SecurityFacts.Read([change.Path], _request.Files, _request.Job.Engine);
        return after.Facts.Where(fact => fact.Kind != SecurityFactKind.Protection && !before.Has(fact) && !IsKnown(fact))
            .Select(fact => Judge(fact, change.Path, after.Text, isNew: earlier.Length == 0 || IsNew(fact, before, after))).OfType<Diagnostic>()
            .Concat(FindLost(before, after, change.Path));
    }

    /// <summary>What a file was before. One that another name had before is still the same file: those of its kind that are gone count as its past.</summary>
    private IEnumerable<string> EarlierPathsOf(Change change) => Before.Paths.Contains(change.Path)
        ? [change.Path]
        : _request.Changes.Where(other => other.Kind == ChangeKind.Deleted && GeneratedFiles.KindOf(other.Path) == GeneratedFiles.KindOf(change.Path) && Before.Paths.Contains(other.Path)).Select(other => other.Path);

    private bool IsKnown(SecurityFact fact) => fact.IsRepositoryWide && _knownSources.Value.Contains(fact.Name);

    /// <summary>Whether what a fact is about came with the change, so that it has no past to be compared with.</summary>
    private static bool IsNew(SecurityFact fact, SecurityFacts before, SecurityFacts after) =>
        (fact.Kind == SecurityFactKind.Privilege && after.IsAdditional(fact.Owner, before)) || (fact.Presumes is { } presumed && before.FindOwner(presumed) is null);

    private Diagnostic? Judge(SecurityFact fact, string path, SourceText? text, bool isNew)
    {
        if (_words.Requests(fact.Words) || (fact.Kind is SecurityFactKind.Secret or SecurityFactKind.Source or SecurityFactKind.Download or SecurityFactKind.Trigger && _words.Mentions(fact.Name)))
        {
            return null;
        }

        return fact.Weight == Weight.Always || (fact.Weight == Weight.Widening && !isNew)
            ? Observation.Refuse(path, text, fact.Span, $"{fact.Description}. This is new, and the task does not ask for it. Remove it, or have the task name it.")
            : isNew && fact.Weight == Weight.Note ? null : Observation.Note(path, text, fact.Span, $"{fact.Description}. This is new; check that it is needed.");
    }

    private IEnumerable<Diagnostic> FindLost(SecurityFacts before, SecurityFacts after, string path) => before.Facts
        .Where(fact => fact.Kind == SecurityFactKind.Protection && after.FindOwner(fact.Owner) is not null && !after.Has(fact) && !_words.RequestsRemoval(fact.Words) && !_words.Requests(fact.Opposites))
        .Select(fact => Observation.Refuse(path, after.Text, after.FindOwner(fact.Owner)!.Value, $"{fact.Description} was removed, and the task does not ask for that. Restore it."));
}
