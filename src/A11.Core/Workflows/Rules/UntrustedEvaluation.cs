using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Model;
using A11.Core.Workflows.Taint;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds scripts that have a shell read text of others as commands.</summary>
public sealed class UntrustedEvaluation : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1144", "untrusted-evaluation", "Scripts must not evaluate untrusted text", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Run is not { } run)
        {
            return;
        }

        var commands = file.ParseScript(run).Commands;
        for (var i = 0; i < commands.Length; i++)
        {
            var (evaluator, text) = Read(commands[i], i > 0 ? commands[i - 1] : null);
            if (text.Length > 0 && !HasExpression(text, run, file) && TaintModel.Find(file, context).FindInScript(step, [.. text]) is { } source)
            {
                context.Within(run.Map).Report(this, commands[i].Span, $"{evaluator} runs {source.Describe()} as commands, and it is untrusted input. Pass it as an argument in quotes instead.", related: source.Locate());
            }
        }
    }

    /// <summary>Whether an expression inserts text there, which is reported of the script as a whole.</summary>
    private static bool HasExpression(ShellWord[] text, YamlScalar run, WorkflowFile file) => file.FindExpressions(run).Any(expression => Array.Exists(text, word => word.Span.Contains(expression.Span)));

    /// <summary>What a command runs as shell code: the arguments of <c>eval</c>, the one after <c>-c</c> of a shell, or what is printed into a shell.</summary>
    private static (string Evaluator, ShellWord[] Text) Read(ShellCommand command, ShellCommand? before) => command.Name switch
    {
        "eval" => ("eval", [.. command.Arguments]),
        "sh" or "bash" or "dash" or "zsh" or "ksh" when command.HasFlag("-c") => (command.Name, [.. command.Arguments.SkipWhile(static word => word.Value != "-c").Skip(1).Take(1)]),
        "sh" or "bash" or "dash" or "zsh" or "ksh" when before is { Next: ShellOperator.Pipe, Name: "echo" or "printf" or "cat" } && !command.Operands.Any() => (command.Name, [.. before.Arguments]),
        _ => ("", []),
    };
}
