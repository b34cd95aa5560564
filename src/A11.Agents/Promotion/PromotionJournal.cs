using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using A11.Agents.Changes;
using A11.Agents.Repositories;
using A11.Core.Boundaries;

namespace A11.Agents.Promotion;

/// <summary>What a promotion is about to do; once it is on disk, the promotion will be finished, if need be by the next run.</summary>
/// <param name="Steps">One step a path, in the order in which they are taken: what goes before what comes.</param>
/// <param name="Folders">The folders that are made, outer before inner.</param>
/// <param name="IsUndone">Whether the steps are to be taken back.</param>
internal sealed record PromotionJournal(ImmutableArray<PromotionStep> Steps, ImmutableArray<string> Folders, bool IsUndone = false)
{
    /// <summary>The journal as it is kept: the hash of the second line on the first.</summary>
    public byte[] ToBytes()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, PromotionJournalContext.Default.PromotionJournal);
        return [.. Encoding.ASCII.GetBytes(ContentHash.Compute(json)), (byte)'\n', .. json];
    }

    /// <summary>Null where the bytes are not a journal that we wrote: nothing is done by such a one, whatever it says.</summary>
    public static PromotionJournal? FromBytes(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0 || Encoding.ASCII.GetString(bytes[..end]) != ContentHash.Compute(bytes[(end + 1)..]))
        {
            return null;
        }

        try
        {
            var journal = JsonSerializer.Deserialize(bytes[(end + 1)..], PromotionJournalContext.Default.PromotionJournal);
            return journal is { Steps.IsDefault: false, Folders.IsDefault: false } && journal.Steps.All(step => IsSafe(step.Path)) && journal.Folders.All(IsSafe) ? journal : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a path may be promoted to at all: a name that leads nowhere else, not into git's directory, and in our own only to the lock.</summary>
    public static bool IsSafe(string path)
    {
        if (path is null || PathName.FindProblem(path) is not null)
        {
            return false;
        }

        if (path == ProductFiles.Lock)
        {
            return true;
        }

        var names = PathName.Fold(path).Split('/');
        return names[0] != ProductFiles.Directory && !names.Contains(".git");
    }
}

/// <summary>One path.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Old">The hash of what is there before; null where nothing is.</param>
/// <param name="New">The hash of what is there afterwards; null where nothing is.</param>
internal sealed record PromotionStep(string Path, string? Old, string? New);

[JsonSerializable(typeof(PromotionJournal))]
internal sealed partial class PromotionJournalContext : JsonSerializerContext;
