using System.Collections.Immutable;
using System.Net;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds scripts that send secrets away, or open a connection for somebody else.</summary>
public sealed class SuspiciousTransfer : WorkflowRule
{
    private static readonly CheckDescriptor Secret = new("AXW1138", "secret-in-download-command", "Secrets should not be arguments of curl", Severity.Warning, Category.Secure)
    {
        Aliases = ["checkov/CKV_GHA_3"],
    };

    private static readonly CheckDescriptor Connection = new("AXW1139", "raw-connection", "Scripts should not connect to bare addresses by netcat", Severity.Warning, Category.Secure)
    {
        Aliases = ["checkov/CKV_GHA_4"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Secret;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Secret, Connection];

    private static bool IsRemote(ShellWord word) => word.Value.Contains('.', StringComparison.Ordinal) && IPAddress.TryParse(word.ConstantValue, out var address) && !IPAddress.IsLoopback(address);

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Run is not { } run)
        {
            return;
        }

        var within = context.Within(run.Map);
        ImmutableArray<EmbeddedExpression> secrets = [.. file.FindExpressions(run).Where(static expression => ContextReference.FindAll(expression.Root).Any(static reference => reference.Context == "secrets"))];
        foreach (var command in file.ParseScript(run).Commands)
        {
            if (command.Name is "curl" or "wget" && secrets.FirstOrDefault(secret => command.Span.Contains(secret.Span)) is { } secret)
            {
                within.Report(Secret, secret.Span, $"The secret is an argument of {command.Name}, where every process of the runner can read it. Pass it by an environment variable or a file.");
            }
            else if (command.Name is "nc" or "ncat" or "netcat" && !command.HasFlag("-z") && command.Operands.FirstOrDefault(IsRemote) is { } address)
            {
                within.Report(Connection, command.Span, $"{command.Name} connects to {address.Value}, as a reverse shell does. Remove it, or use a protocol that checks who answers.");
            }
        }
    }
}
