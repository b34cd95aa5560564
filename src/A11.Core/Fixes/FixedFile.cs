namespace A11.Core.Fixes;

/// <summary>A file that fixes change.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Before">Its bytes as they were read.</param>
/// <param name="After">Its bytes with the fixes applied, in the same encoding, with the same byte order mark.</param>
public sealed record FixedFile(string Path, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After);
