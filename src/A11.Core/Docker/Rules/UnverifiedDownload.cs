using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for programs and archives that are fetched and used without a checksum or signature.</summary>
public sealed class UnverifiedDownload : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6033", "unverified-download", "Downloads should be verified by a checksum or signature", Severity.Info, Category.Secure);

    /// <summary>Endings of what is unpacked, installed or run; data, keys and lists are not among them.</summary>
    private static readonly string[] Programs = [".tar", ".gz", ".tgz", ".xz", ".txz", ".bz2", ".zst", ".zip", ".7z", ".deb", ".rpm", ".apk", ".jar", ".whl", ".phar", ".run", ".bin", ".exe", ".AppImage"];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var runs = stage.Instructions.Where(static instruction => instruction.Is("RUN")).Select(file.FindRun).OfType<DockerRun>().ToArray();

        // What is verified may be verified a RUN later, or by a script that knows the checksums.
        if (runs.Any(static run => run.Script.Commands.Any(DownloadCommand.IsVerifier)))
        {
            return;
        }

        foreach (var run in runs)
        {
            foreach (var download in run.Script.Commands.Select(DownloadCommand.Read).OfType<DownloadCommand>())
            {
                Check(download, run, context);
            }
        }
    }

    private void Check(DownloadCommand download, DockerRun run, RuleContext context)
    {
        var unpacks = run.Script.Commands.Any(command => command.Span.Start > download.Command.Span.End && command.Name is "tar" or "unzip" or "bsdtar" or "cpio");
        if (download.Addresses.FirstOrDefault(address => IsProgram(address.Value) && !DownloadCommand.IsUnencrypted(address.Value) && (unpacks || download.Command.Next != ShellOperator.Pipe)) is { } found)
        {
            context.Within(run.Map).Report(this, found.Span, "Nothing verifies this download, so a changed file goes into the image unnoticed. Compare it with a checksum: echo \"<sha256>  <file>\" | sha256sum -c -");
        }
    }

    private static bool IsProgram(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var path = (end < 0 ? address : address[..end]).TrimEnd('"');
        return Programs.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));
    }
}
