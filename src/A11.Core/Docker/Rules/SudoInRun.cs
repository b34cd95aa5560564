using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds sudo in RUN.</summary>
public sealed class SudoInRun : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3004", "sudo-in-run", "Switch users with USER, not sudo", Severity.Error, Category.Secure)
    {
        Aliases = ["hadolint/DL3004", "trivy/DS-0010", "checkov/CKV2_DOCKER_1"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var command in run.Script.Commands)
        {
            if (FindSudo(command, run.Text) is { } place)
            {
                context.Within(run.Map).Report(this, place, GivesUpRights(command) ? "RUN switches users with sudo, which can then be used in the container to become root. Switch with USER." : "RUN uses sudo, which can then be used in the container to become root. Switch with USER root, and back after it.", severity: GivesUpRights(command) || !IsInService(run, context) ? Severity.Warning : null);
            }
        }
    }

    /// <summary>Whether the program that it leaves behind is one that others reach over the network.</summary>
    private static bool IsInService(DockerRun run, RuleContext context) => run.IsShipped && run.File.Final is { } final && ImagePurposes.Find(final, context) == ImagePurpose.Service;

    /// <summary>Whether it takes rights away: <c>sudo -u app make</c>.</summary>
    private static bool GivesUpRights(ShellCommand command) =>
        command.Node.Words is var words && words.Index().FirstOrDefault(static word => word.Item.Value is "-u" or "--user" || word.Item.Value.StartsWith("--user=", StringComparison.Ordinal)) is { Item: { } option, Index: var index }
        && (option.Value.Contains('=', StringComparison.Ordinal) ? option.Value[(option.Value.IndexOf('=', StringComparison.Ordinal) + 1)..] : index + 1 < words.Length ? words[index + 1].Value : "root") is not ("root" or "0" or "#0");

    /// <summary>sudo among the words before the command that is run in the end, or as the command itself.</summary>
    private static TextSpan? FindSudo(ShellCommand command, string text)
    {
        var end = command.Words.IsEmpty ? command.Span.Start : command.Words[0].Span.End;
        var prefix = text.AsSpan(command.Span.Start, Math.Max(0, Math.Min(end, text.Length) - command.Span.Start));
        foreach (var range in prefix.SplitAny(" \t\r\n\"',"))
        {
            var word = prefix[range];
            if (word[(word.LastIndexOf('/') + 1)..] is "sudo")
            {
                return new TextSpan(command.Span.Start + range.Start.Value, word.Length);
            }
        }

        return null;
    }
}
