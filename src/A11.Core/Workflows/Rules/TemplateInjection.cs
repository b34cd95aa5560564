using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Workflows.Taint;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds expressions that insert text of others into code.</summary>
public sealed class TemplateInjection : WorkflowRule
{
    private static readonly CheckDescriptor Untrusted = new("AXW1005", "template-injection", "Scripts must not contain expressions with untrusted input", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/template-injection", "actionlint/expression", "checkov/CKV_GHA_2"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Variable = new("AXW1101", "variable-in-script", "Scripts should read variable text from the environment", Severity.Warning, Category.Secure)
    {
        Aliases = ["zizmor/template-injection"],
        Fix = FixSafety.Unsafe,
    };

    private static readonly CheckDescriptor Any = new("AXW1102", "expression-in-script", "Scripts should contain no expressions", Severity.Info, Category.Secure)
    {
        Aliases = ["zizmor/template-injection"],
        Fix = FixSafety.Unsafe,
        OptIn = true,
    };

    /// <summary>What actionlint and Checkov know as untrusted: they look at an expression alone.</summary>
    private static readonly FrozenSet<string> Listed = new[]
    {
        "github.head_ref", "github.event.issue.title", "github.event.issue.body", "github.event.pull_request.title", "github.event.pull_request.body", "github.event.pull_request.head.ref",
        "github.event.pull_request.head.label", "github.event.pull_request.head.repo.default_branch", "github.event.comment.body", "github.event.review.body", "github.event.review_comment.body",
        "github.event.pages.*.page_name", "github.event.commits.*.message", "github.event.commits.*.author.email", "github.event.commits.*.author.name", "github.event.head_commit.message",
        "github.event.head_commit.author.email", "github.event.head_commit.author.name", "github.event.discussion.title", "github.event.discussion.body",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names of branches and tags, which may hold most of what a shell finds special (git-check-ref-format(1)).</summary>
    private static readonly ImmutableArray<string> RefNames = ["github.ref", "github.ref_name", "github.base_ref", "github.event.ref", "github.event.release.tag_name", "github.event.release.name"];

    private static readonly ImmutableArray<string> OwnAliases = ["zizmor/template-injection"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Untrusted;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Untrusted, Variable, Any];

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        foreach (var sink in CodeSink.FindAll(step))
        {
            var within = context.Within(sink.Code.Map);
            foreach (var expression in file.FindExpressions(sink.Code))
            {
                if (expression.Root is not null)
                {
                    Check(expression, sink, step, file, within, TaintModel.Of(file, context));
                }
            }
        }
    }

    /// <summary>Whether a use of a context can be one that is listed: a part without a name stands for any.</summary>
    private static bool IsMatch(string[] listed, ContextReference reference)
    {
        if (reference.Path.Length + 1 != listed.Length || reference.Context != listed[0])
        {
            return false;
        }

        for (var i = 1; i < listed.Length; i++)
        {
            if (listed[i] != reference.Path[i - 1] && reference.Path[i - 1] != ContextReference.Any && listed[i] != ContextReference.Any)
            {
                return false;
            }
        }

        return true;
    }

    private static void Check(EmbeddedExpression expression, CodeSink sink, WorkflowStep step, WorkflowFile file, RuleContext context, TaintModel taint)
    {
        var code = sink.Input is null ? "the script" : $"the input {sink.Input}, which the action runs,";
        var isReported = false;
        foreach (var reference in DataFlow.Find(expression.Root))
        {
            var value = taint.Judge(reference, step, taint.JobOf(step));
            if (value.Level is TaintLevel.Fixed)
            {
                continue;
            }

            isReported = true;
            var fix = EnvironmentFix.Create(expression, step, file);
            var advice = sink.Input is null ? $"Set {EnvironmentFix.NameFor(reference)} to it under env, and read that variable." : "Pass it by an environment variable.";
            if (value.Level is TaintLevel.Untrusted)
            {
                var isListed = value.Way.IsEmpty && Listed.Any(name => IsMatch(name.Split('.'), reference));
                context.Report(Untrusted, expression.Span, $"{value.Describe()} is untrusted input, and an expression inserts it into {code} before it runs, so it can execute commands. {advice}", fix, isListed ? null : OwnAliases, value.Locate());
            }
            else
            {
                context.Report(Variable, reference.Span, $"{value.Describe()} is inserted into {code} before it runs, so whoever can word it can execute commands. {advice}", fix, severity: RefNames.Contains(reference.Name) ? null : Severity.Info);
            }
        }

        if (!isReported && DataFlow.Find(expression.Root).FirstOrDefault(static reference => !EventField.IsToken(reference)) is { } text)
        {
            context.Report(Any, text.Span, $"An expression inserts its value into {code} before it runs. This value is harmless, but a variable of the environment would be so whatever it holds.", EnvironmentFix.Create(expression, step, file));
        }
    }
}
