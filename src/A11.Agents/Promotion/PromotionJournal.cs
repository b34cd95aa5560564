using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace A11.Agents.Promotion;

/// <summary>What a promotion is about to do; once it is on disk, the promotion will be finished, if need be by the next run.</summary>
/// <param name="Steps">One step a path, in order.</param>
internal sealed record PromotionJournal(ImmutableArray<PromotionStep> Steps)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, PromotionJournalContext.Default.PromotionJournal);

    /// <summary>Null where the bytes are no journal: one that was not written to its end never took effect.</summary>
    public static PromotionJournal? FromBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, PromotionJournalContext.Default.PromotionJournal);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A path and the staged file that takes its place.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Staged">The name of the staged file; null where the path is deleted.</param>
internal sealed record PromotionStep(string Path, string? Staged);

[JsonSerializable(typeof(PromotionJournal))]
internal sealed partial class PromotionJournalContext : JsonSerializerContext;
