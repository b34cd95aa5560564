using A11.Core.Packages;

namespace A11.Core.Docker.Model;

/// <summary>What package managers leave behind in an image.</summary>
internal static class PackageCaches
{
    /// <summary>The last call that fills a cache that the script neither cleans after it nor keeps out of the image; null where there is none.</summary>
    /// <param name="run">The script.</param>
    /// <param name="fills">Whether a call fills the cache.</param>
    /// <param name="folders">The folders, one of which is the cache.</param>
    public static PackageCommand? FindLeft(DockerRun run, Func<PackageCommand, bool> fills, params ReadOnlySpan<string> folders)
    {
        var last = run.PackageCommands.LastOrDefault(fills);
        if (last is null || run.PackageCommands.Any(call => call.Action == PackageAction.Clean && call.Program == last.Program && call.Command.Span.Start > last.Command.Span.Start))
        {
            return null;
        }

        foreach (var folder in folders)
        {
            if (run.MountsOver(folder) || run.Removes(folder, last.Command.Span.Start))
            {
                return null;
            }
        }

        return last;
    }
}
