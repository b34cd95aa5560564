using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Certificates of servers are verified.</summary>
public sealed class VerifyCertificates : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5004", "verify-certificates", "Certificates of servers are verified", Severity.Warning, Category.Secure)
    {
        Aliases =
        [
            "checkov/CKV2_DOCKER_2", "checkov/CKV2_DOCKER_3", "checkov/CKV2_DOCKER_4", "checkov/CKV2_DOCKER_5", "checkov/CKV2_DOCKER_6", "checkov/CKV2_DOCKER_12",
            "checkov/CKV2_DOCKER_13", "checkov/CKV2_DOCKER_14", "checkov/CKV2_DOCKER_15", "checkov/CKV2_DOCKER_16",
        ],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Name is not ("ARG" or "ENV"))
        {
            return;
        }

        foreach (var variable in instruction.Pairs)
        {
            ReportVariable(variable.Name, variable.Value?.Value, variable.NameSpan, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        var assignments = command.Name == "export" ? command.Arguments.Concat(command.Assignments) : command.Assignments;
        foreach (var assignment in assignments)
        {
            if (assignment.Value.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                ReportVariable(assignment.Value[..equals], assignment.Value[(equals + 1)..], assignment.Span, context);
            }
        }

        if (command.Operands.Any(IsLoopback))
        {
            return;
        }

        foreach (var (word, alias) in InsecureSettings.Of(command))
        {
            var message = $"With {word.Value}, {command.Name} takes the answer of whoever sits between, and what it downloads runs in the image; leave it out, and where the server has a certificate of your own authority, add that to the image.";
            context.Report(this, word.Span, message, FixOf(word, command), Aliases(alias));
        }
    }

    private void ReportVariable(string name, string? value, TextSpan span, RuleContext context)
    {
        if (InsecureSettings.Find(name, value) is { } variable)
        {
            context.Report(this, span, $"{name} makes {variable.Program} take the answer of whoever sits between it and the server, for every connection; leave it out, and where the server has a certificate of your own authority, add that to the image.", aliases: Aliases(variable.Alias));
        }
    }

    private static ImmutableArray<string> Aliases(string? alias) => alias is null ? [] : [alias];

    private static bool IsLoopback(ShellWord word) =>
        word.Value.StartsWith("https://localhost", StringComparison.Ordinal) || word.Value.StartsWith("https://127.0.0.1", StringComparison.Ordinal);

    /// <summary>An option that stands alone can go; one among others, or with a value, is left to people.</summary>
    private static Fix? FixOf(ShellWord word, ShellCommand command)
    {
        if (word.Raw is not ("-k" or "--insecure" or "--no-check-certificate"))
        {
            return null;
        }

        var before = command.Words[command.Words.IndexOf(word) - 1].Span;
        var isNext = word.Span.Start - before.End == 1;
        return new Fix($"Remove {word.Raw}", [new TextEdit(isNext ? TextSpan.FromBounds(before.End, word.Span.End) : word.Span, "")], FixSafety.Unsafe);
    }
}
