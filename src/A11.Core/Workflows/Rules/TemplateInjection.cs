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

    private static readonly CheckDescriptor Followed = new("AXW1141", "indirect-template-injection", "Scripts must not contain expressions whose value comes from untrusted input", Severity.Error, Category.Secure)
    {
        Aliases = ["zizmor/template-injection"],
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

    /// <summary>Names of branches and tags, which may hold most of what a shell finds special (git-check-ref-format(1)).</summary>
    private static readonly ImmutableArray<string> RefNames = ["github.ref", "github.ref_name", "github.base_ref", "github.event.ref", "github.event.release.tag_name", "github.event.release.name"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Untrusted;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Untrusted, Followed, Variable, Any];

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        foreach (var sink in CodeSink.FindAll(step))
        {
            foreach (var expression in file.FindExpressions(sink.Code))
            {
                if (expression.Root is not null)
                {
                    Check(expression, sink, step, file, context, TaintModel.Find(file, context));
                }
            }
        }
    }

    private static void Check(EmbeddedExpression expression, CodeSink sink, WorkflowStep step, WorkflowFile file, RuleContext context, TaintModel taint)
    {
        var code = sink.Input is null ? "the script" : $"the input {sink.Input}, which the action runs,";
        var map = sink.Code.Map;
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
                context.Report(value.Way.IsEmpty && reference.Context == "github" ? Untrusted : Followed, map.ToHost(expression.Span), $"{value.Describe()} is untrusted input, and an expression inserts it into {code} before it runs, so it can execute commands. {advice}", fix, value.Locate());
            }
            else
            {
                context.Report(Variable, map.ToHost(reference.Span), $"{value.Describe()} is inserted into {code} before it runs, so whoever can word it can execute commands. {advice}", fix, severity: RefNames.Contains(reference.Name) ? null : Severity.Info);
            }
        }

        if (!isReported && DataFlow.Find(expression.Root).FirstOrDefault(static reference => !EventField.IsToken(reference)) is { } text)
        {
            context.Report(Any, map.ToHost(text.Span), $"An expression inserts its value into {code} before it runs. This value is harmless, but a variable of the environment would be so whatever it holds.", EnvironmentFix.Create(expression, step, file));
        }
    }
}
