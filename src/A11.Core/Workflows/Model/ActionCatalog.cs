using System.Buffers;
using System.Collections.Concurrent;
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
    public static string? FindNewestMajor(UsesReference reference) => Known.Value.FindNewest(NameOf(reference));

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

    /// <summary>The rows by kind, read in one pass: whoever checks one workflow waits for it.</summary>
    private sealed class Tables
    {
        private readonly Dictionary<string, string[]> _declared = new(StringComparer.OrdinalIgnoreCase);
        private readonly ConcurrentDictionary<string, ActionInterface> _interfaces = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, int> _majors = new(StringComparer.OrdinalIgnoreCase);

        private Tables()
        {
            foreach (var row in FactTable.Read("actions.txt"))
            {
                Add(row);
            }
        }

        public HashSet<string> Outdated { get; } = new(StringComparer.OrdinalIgnoreCase);

        public HashSet<string> Archived { get; } = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>The highest major version of each action, as <c>v4</c>.</summary>
        public IEnumerable<KeyValuePair<string, string>> Newest => _majors.Select(static pair => KeyValuePair.Create(pair.Key, $"v{pair.Value}"));

        public Dictionary<string, string> Node24 { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string> Commits { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);

        public static Tables Read() => new();

        public string? FindNewest(string name) => _majors.TryGetValue(name, out var major) ? $"v{major}" : null;

        public ActionInterface? FindInterface(string spec) => _interfaces.TryGetValue(spec, out var known) ? known : _declared.TryGetValue(spec, out var row) ? _interfaces.GetOrAdd(spec, Parse(row[2], row[3])) : null;

        private void Add(string[] row)
        {
            switch (row[0])
            {
                case "action":
                    _declared.Add(row[1], row);
                    AddMajor(row[1]);
                    break;
                case "outdated":
                    Outdated.Add(row[1]);
                    AddMajor(row[1]);
                    break;
                case "archived":
                    Archived.Add(row[1]);
                    break;
                case "node24":
                    Node24.Add(row[1], row[2]);
                    break;
                case "pin":
                    Commits.Add($"{row[1]}@{row[2]}", row[3]);
                    Tags.TryAdd($"{row[1]}@{row[3]}", row[2]);
                    break;
            }
        }

        private void AddMajor(string spec)
        {
            var at = spec.IndexOf('@', StringComparison.Ordinal);
            var name = spec[..at];
            if (MajorOf(spec[(at + 1)..]) is > 0 and var major && major > _majors.GetValueOrDefault(name))
            {
                _majors[name] = major;
            }
        }

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
