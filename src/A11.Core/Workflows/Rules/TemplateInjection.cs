using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds expressions that insert untrusted input into a script.</summary>
public sealed class TemplateInjection : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1005", "template-injection", "Scripts must not contain expressions with untrusted input", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/template-injection", "actionlint/expression"],
    };

    /// <summary>What the author of an issue, a pull request, a discussion or a commit decides (GitHub, “Secure use reference”: script injections).</summary>
    private static readonly string[] Untrusted =
    [
        "github.head_ref", "github.event.issue.title", "github.event.issue.body", "github.event.pull_request.title", "github.event.pull_request.body",
        "github.event.pull_request.head.ref", "github.event.pull_request.head.label", "github.event.pull_request.head.repo.default_branch",
        "github.event.comment.body", "github.event.review.body", "github.event.review_comment.body", "github.event.discussion.title",
        "github.event.discussion.body", "github.event.head_commit.message", "github.event.head_commit.author.email", "github.event.head_commit.author.name",
        "github.event.workflow_run.head_branch", "github.event.workflow_run.head_commit.message", "github.event.commits", "github.event.pages",
    ];

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        var script = step.Run ?? (step.Reference?.Repository == "actions/github-script" ? step.With?["script"]?.AsScalar : null);
        if (script is null)
        {
            return;
        }

        var within = context.Within(script.Map);
        foreach (var expression in file.FindExpressions(script))
        {
            if (ContextReference.FindAll(expression.Root).Select(static used => Array.Find(Untrusted, name => IsPartOf(used.Name, name))).FirstOrDefault(static name => name is not null) is { } name)
            {
                within.Report(this, expression.Span, $"{name} is untrusted input, and an expression inserts it into the script before it runs, so it can execute commands. Set {name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant()} to this expression under env, and read that variable.");
            }
        }
    }

    private static bool IsPartOf(string used, string name) => used.StartsWith(name, StringComparison.Ordinal) && (used.Length == name.Length || used[name.Length] == '.');
}
