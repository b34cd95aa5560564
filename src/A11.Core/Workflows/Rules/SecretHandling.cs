using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Looks at how expressions use secrets.</summary>
public sealed class SecretHandling : WorkflowRule
{
    private const string Secrets = "secrets";

    private static readonly TextListOption Allow = new("allow", "Names of secrets that jobs without an environment may read.", []);

    private static readonly CheckDescriptor All = new("AXW1122", "all-secrets-exposed", "Steps should get only the secrets that they need", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/overprovisioned-secrets"],
    };

    private static readonly CheckDescriptor Parts = new("AXW1123", "unmasked-secret", "Secrets should be masked as a whole", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/unredacted-secrets"],
    };

    private static readonly CheckDescriptor OutsideEnvironment = new("AXW1121", "secret-outside-environment", "Secrets should belong to an environment", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/secrets-outside-env"],
        Options = [Allow],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => OutsideEnvironment;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [All, Parts, OutsideEnvironment];

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        var allowed = context.Option(this, Allow);
        foreach (var expression in file.Expressions)
        {
            if (expression.Text.Contains(Secrets, StringComparison.OrdinalIgnoreCase))
            {
                var scoped = expression.Step is { } step ? context.InScope(step.Mapping.Span) : context;
                Check(expression, allowed, scoped.Within(expression.Scalar.Map));
            }
        }
    }

    private static void Check(EmbeddedExpression expression, ImmutableArray<string> allowed, RuleContext context)
    {
        foreach (var reference in ContextReference.FindAll(expression.Root).Where(static reference => reference.Context == Secrets))
        {
            if (reference.Path.IsEmpty || reference.Path[0] == ContextReference.Any)
            {
                context.Report(All, reference.Span, reference.Path.IsEmpty
                    ? "This hands every secret of the repository to the runner. Name the secrets that are needed one by one."
                    : "Which secret is read is known only when the job runs, so the runner gets all of them. Name the secret.");
            }
            else if (expression.Job is { } job && job.Uses is null && job.Mapping["environment"] is null && reference.Path[0] != "github_token" && !allowed.Contains(reference.Path[0], StringComparer.OrdinalIgnoreCase))
            {
                context.Report(OutsideEnvironment, reference.Span, $"Job {job.Id} reads {reference.Name} without an environment, so that any branch can. Move the secret into an environment with protection rules, and name it in the job.");
            }
        }

        foreach (var call in expression.Root?.DescendantsAndSelf().OfType<CallNode>() ?? [])
        {
            if (call.Is("fromJSON") && call.Arguments.Any(static argument => ContextReference.FindAll(argument).Any(static reference => reference is { Context: Secrets, Path.Length: > 0 })))
            {
                context.Report(Parts, call.Span, "GitHub masks the secret as a whole in logs, but not the parts that fromJSON takes out of it. Store each part as a secret of its own.");
            }
        }
    }
}
