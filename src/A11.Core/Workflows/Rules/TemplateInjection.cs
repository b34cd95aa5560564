using A11.Core.Analysis;
using A11.Core.Diagnostics;
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
        foreach (var (text, span) in Expressions.Of(script))
        {
            var plain = text.Replace(" ", "", StringComparison.Ordinal);
            var name = plain.Contains("github.", StringComparison.OrdinalIgnoreCase) ? Array.Find(Untrusted, candidate => Mentions(plain, candidate)) : null;
            if (name is not null)
            {
                within.Report(this, span, $"{name} is untrusted input, and an expression inserts it into the script before it runs, so it can execute commands. Set {name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant()} to this expression under env, and read that variable.");
            }
        }
    }

    private static bool Mentions(string plain, string name)
    {
        for (var at = plain.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = plain.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            var isWhole = end == plain.Length || !(char.IsAsciiLetterOrDigit(plain[end]) || plain[end] is '_' or '-');
            var isStart = at == 0 || !(char.IsAsciiLetterOrDigit(plain[at - 1]) || plain[at - 1] is '_' or '.');
            if (isWhole && isStart && !IsInText(plain, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInText(string expression, int offset) => expression.AsSpan(0, offset).Count('\'') % 2 == 1;
}
