using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace A11.Core.Workflows.Model;

/// <summary>
/// What is known of public actions without asking GitHub, from the table <c>Facts/actions.txt</c>, which names its origin. What it doesn't hold is unknown: a rule that asks says nothing then.
/// </summary>
internal static class ActionCatalog
{
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    private static readonly Lazy<Tables> Known = new(Tables.Read);

    /// <summary>What an action takes and gives in the version that is used; null where that isn't known.</summary>
    /// <param name="reference">What uses it. A commit is looked up as the tag that it is known to be.</param>
    public static ActionInterface? Find(UsesReference reference) => VersionsOf(reference).Select(version => Known.Value.FindInterface($"{NameOf(reference)}@{version}")).FirstOrDefault(static found => found is not null);

    /// <summary>Whether the version runs on a runtime that GitHub removed (Node.js 12 or 16).</summary>
    public static bool IsOutdated(UsesReference reference) => VersionsOf(reference).Any(version => Known.Value.Outdated.Contains($"{NameOf(reference)}@{version}"));

    /// <summary>Whether nobody maintains the action's repository any more.</summary>
    public static bool IsArchived(UsesReference reference) => Known.Value.Archived.Contains(reference.Repository);

    /// <summary>The highest major version that is known, as <c>v4</c>; null where none is.</summary>
    public static string? FindNewestMajor(UsesReference reference) => Known.Value.Newest.GetValueOrDefault(NameOf(reference));

    /// <summary>All actions of which a version is known, each in its newest major version: <c>actions/checkout@v4</c>.</summary>
    public static IEnumerable<string> NewestReferences => Known.Value.Newest.Select(static pair => $"{pair.Key}@{pair.Value}").Order(StringComparer.Ordinal);

    /// <summary>The first major version that runs on Node.js 24, as <c>v5</c>; null where that isn't known.</summary>
    public static string? FindFirstOnNode24(UsesReference reference) => Known.Value.Node24.GetValueOrDefault(NameOf(reference));

    /// <summary>The commit that two owners or more pin a tag of an action to; null where there is none.</summary>
    /// <param name="repository">The action's repository, <c>owner/name</c>.</param>
    /// <param name="tag">The tag.</param>
    public static string? FindCommit(string repository, string tag) => Known.Value.Commits.GetValueOrDefault($"{repository}@{tag}");

    /// <summary>The tag that a commit of an action is known by; null where none is.</summary>
    public static string? FindTag(string repository, string commit) => Known.Value.Tags.GetValueOrDefault($"{repository}@{commit}");

    private static string NameOf(UsesReference reference) => reference.Path.Length == 0 ? reference.Repository : $"{reference.Repository}/{reference.Path}";

    /// <summary>The version as written or as the commit's tag, then its major alone: a table of majors knows <c>v4.1.2</c> as <c>v4</c>.</summary>
    private static IEnumerable<string> VersionsOf(UsesReference reference)
    {
        var version = reference.IsCommit ? FindTag(reference.Repository, reference.Ref!) : reference.Ref;
        if (version is null)
        {
            yield break;
        }

        yield return version;
        if (version.StartsWith('v') && version.IndexOf('.', StringComparison.Ordinal) is > 1 and var dot && version.AsSpan(1).IndexOfAnyExcept(VersionCharacters) < 0)
        {
            yield return version[..dot];
        }
    }

    private sealed class Tables
    {
        private readonly FrozenDictionary<string, (string Inputs, string Outputs)> _declared;
        private readonly ConcurrentDictionary<string, ActionInterface> _interfaces = new(StringComparer.OrdinalIgnoreCase);

        private Tables(ILookup<string, string[]> rows)
        {
            _declared = rows["action"].ToFrozenDictionary(static row => row[1], static row => (row[2], row[3]), StringComparer.OrdinalIgnoreCase);
            Outdated = rows["outdated"].Select(static row => row[1]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
            Archived = rows["archived"].Select(static row => row[1]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
            Node24 = rows["node24"].ToFrozenDictionary(static row => row[1], static row => row[2], StringComparer.OrdinalIgnoreCase);
            Commits = rows["pin"].ToFrozenDictionary(static row => $"{row[1]}@{row[2]}", static row => row[3], StringComparer.OrdinalIgnoreCase);
            Tags = rows["pin"].DistinctBy(static row => (row[1], row[3])).ToFrozenDictionary(static row => $"{row[1]}@{row[3]}", static row => row[2], StringComparer.OrdinalIgnoreCase);
            Newest = _declared.Keys.Concat(Outdated).Select(static spec => spec.Split('@')).Where(static parts => MajorOf(parts[1]) > 0)
                .GroupBy(static parts => parts[0], StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(static group => group.Key, static group => $"v{group.Max(static parts => MajorOf(parts[1]))}", StringComparer.OrdinalIgnoreCase);
        }

        public FrozenSet<string> Outdated { get; }

        public FrozenSet<string> Archived { get; }

        public FrozenDictionary<string, string> Newest { get; }

        public FrozenDictionary<string, string> Node24 { get; }

        public FrozenDictionary<string, string> Commits { get; }

        public FrozenDictionary<string, string> Tags { get; }

        public static Tables Read() => new(FactTable.Read("actions.txt").ToLookup(static row => row[0]));

        public ActionInterface? FindInterface(string spec) => _interfaces.TryGetValue(spec, out var known) ? known : _declared.TryGetValue(spec, out var declared) ? _interfaces.GetOrAdd(spec, Parse(declared.Inputs, declared.Outputs)) : null;

        private static int MajorOf(string version) => version.StartsWith('v') && int.TryParse(version.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;

        private static ActionInterface Parse(string inputs, string outputs) =>
            new([.. Names(inputs).Select(static input => new ActionInput(input.TrimStart('*', '-'), input.StartsWith('*'), input.StartsWith('-')))], [.. Names(outputs)])
            {
                TakesAnyInput = inputs.EndsWith('?'),
                SetsAnyOutput = outputs.EndsWith('?'),
            };

        private static IEnumerable<string> Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static name => name != "?");
    }
}
