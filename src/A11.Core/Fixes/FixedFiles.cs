using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Core.Fixes;

/// <summary>Files as they are with fixes applied: what is not fixed is read from where it was.</summary>
internal sealed class FixedFiles(IFileSource original) : IFileSource
{
    /// <summary>How much longer a file may become, beside its own length; a fix that never mends what it is for would add to it for ever.</summary>
    private const int GreatestGrowth = 20_000;

    /// <summary>What the rules were shown: only against that can be told whether somebody changed a file since.</summary>
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _shown = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, State> _states = new(StringComparer.Ordinal);

    /// <summary>The files that are not what they were.</summary>
    public ImmutableArray<FixedFile> Changed =>
        [.. _states.Where(pair => pair.Value.Versions.Count > 0).Select(pair => new FixedFile(pair.Key, pair.Value.Before, pair.Value.Versions.Peek().Bytes))];

    /// <summary>How many findings of each rule were fixed.</summary>
    public ImmutableArray<(CheckDescriptor Rule, int Count)> Applied =>
    [
        .. _states.Values.SelectMany(state => state.Versions).SelectMany(version => version.Rules)
            .GroupBy(rule => rule.Id, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.First(), group.Count())),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => original.Paths;

    /// <inheritdoc/>
    public IReadOnlyList<string> UnreadableDirectories => original.UnreadableDirectories;

    /// <inheritdoc/>
    public string? ListingProblem => original.ListingProblem;

    /// <inheritdoc/>
    public bool Exists(string path) => original.Exists(path);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => _states.TryGetValue(path, out var state) ? state.Bytes : _shown.GetOrAdd(path, original.Read);

    /// <summary>
    /// Gives a file another text; its byte order mark and encoding stay. False, and nothing done, where it has had this text before, which would be
    /// to go in circles, where it would grow out of all proportion, and where it is left alone.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="old">Its text as it is.</param>
    /// <param name="text">Its new text.</param>
    /// <param name="rules">The rules whose findings that mends, one for each finding.</param>
    public bool TryWrite(string path, SourceText old, string text, IEnumerable<CheckDescriptor> rules)
    {
        if (!_states.TryGetValue(path, out var state))
        {
            state = new State(Read(path), old.Content);
            _states.Add(path, state);
        }

        if (state.IsLeftAlone || text.Length > GreatestGrowth + 2 * state.Length || !state.Texts.Add(text))
        {
            return false;
        }

        var (encoding, mark) = FileContent.DetectEncoding(state.Before.Span);
        state.Versions.Push(new Version((byte[])[.. state.Before.Span[..mark], .. encoding.GetBytes(text)], [.. rules]));
        return true;
    }

    /// <summary>Takes the last text of a file back, and leaves the file alone from now on.</summary>
    public void Undo(string path)
    {
        if (_states.TryGetValue(path, out var state))
        {
            _ = state.Versions.TryPop(out _);
            state.IsLeftAlone = true;
        }
    }

    private sealed record Version(ReadOnlyMemory<byte> Bytes, ImmutableArray<CheckDescriptor> Rules);

    private sealed class State(ReadOnlyMemory<byte> before, string text)
    {
        public ReadOnlyMemory<byte> Before => before;

        public ReadOnlyMemory<byte> Bytes => Versions.TryPeek(out var version) ? version.Bytes : before;

        /// <summary>The length of the text as it was.</summary>
        public int Length => text.Length;

        public Stack<Version> Versions { get; } = [];

        public HashSet<string> Texts { get; } = new(StringComparer.Ordinal) { text };

        public bool IsLeftAlone { get; set; }
    }
}
