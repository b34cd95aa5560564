using System.Globalization;
using System.Runtime.Versioning;

namespace A11.Agents.FileSystems;

/// <summary>
/// Has ext4 keep the directories made in a directory far apart, where it keeps no journal, as in many virtual machines. Such an ext4 gives out no inode that
/// was freed in the last minutes, and passes over each of them on its way to a free one in the same part of the disk (<c>recently_deleted</c> in the kernel's
/// fs/ext4/ialloc.c): making a tree of files soon after another was removed would take a time that grows with the product of both.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class DirectorySpread
{
    private const int TopOfHierarchies = 0x20000;

    /// <summary>Spreads the directories that are made in it from now on.</summary>
    /// <param name="descriptor">The directory.</param>
    public static void Apply(int descriptor)
    {
        long flags = 0;
        if (LinuxCalls.Control(descriptor, LinuxCalls.GetFlags, ref flags) != 0)
        {
            return;
        }

        // A refusal costs time and nothing else.
        flags |= TopOfHierarchies;
        _ = LinuxCalls.Control(descriptor, LinuxCalls.SetFlags, ref flags);
    }

    /// <summary>Whether it is an ext4 without a journal: its directory in sysfs tells the task that writes the journal.</summary>
    /// <param name="device">The major number in the lower 32 bits, the minor one in the upper.</param>
    public static bool NeedsIt(ulong device)
    {
        try
        {
            var link = string.Create(CultureInfo.InvariantCulture, $"/sys/dev/block/{(uint)device}:{device >> 32}");
            return Path.GetFileName(new FileInfo(link).LinkTarget) is { Length: > 0 } name && File.ReadAllText($"/sys/fs/ext4/{name}/journal_task").StartsWith("<none>", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
