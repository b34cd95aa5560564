using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for downloads that anybody on the way may change, and that nothing compares with what was meant.</summary>
public sealed class InsecureDownload : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6032", "insecure-download", "Downloads should use HTTPS", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (run.Script.Commands.Any(DownloadCommand.IsVerifier))
        {
            return;
        }

        foreach (var command in run.Script.Commands)
        {
            var addresses = DownloadCommand.Read(command) is { } download ? download.Addresses
                : command is { Name: "git", Subcommand: "clone" } ? [.. command.Operands]
                : [];
            foreach (var address in addresses.Where(static word => DownloadCommand.IsUnencrypted(word.Value)))
            {
                context.Within(run.Map).Report(this, address.Span, Message(command.Name!, address.Value));
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("ADD") || instruction.Flag("checksum") is not null || instruction.Words.Length < 2)
        {
            return;
        }

        foreach (var source in instruction.Words[..^1].Where(static word => DownloadCommand.IsUnencrypted(word.Value)))
        {
            context.Report(this, source.Span, Message("ADD", source.Value));
        }
    }

    private static string Message(string program, string address) =>
        $"{program} fetches this without encryption, so anybody on the way can replace it. Use https{address[address.IndexOf(':', StringComparison.Ordinal)..]}, or verify a checksum.";
}
