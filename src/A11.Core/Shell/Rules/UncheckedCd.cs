using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds a change of directory whose failure goes unnoticed.</summary>
public sealed class UncheckedCd() : ShellCommandRule("cd", "pushd", "popd")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2164", "unchecked-cd", "Scripts should stop when cd fails", Severity.Warning, Category.FailFast) { Aliases = ["shellcheck/SC2164"], Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (script.StopsAtErrors || command.Node.Name is "sudo" or "doas" or "run0" || command.HasFlag("-n") || IsSure(command) || IsChecked(command, script) || script.Functions.ContainsKey(command.Name!))
        {
            return;
        }

        var handler = script.Enclosing<FunctionDefinition>() is null ? "|| exit" : "|| return";
        script.Report(Descriptor, command.Node.Span, $"If {command.Name} fails, the commands after it run in the wrong directory. Add {handler}, or set -e to the script.", new Fix($"Add {handler}", [new TextEdit(new TextSpan(command.Node.Span.End, 0), $" {handler}")], FixSafety.Unsafe));
    }

    private static bool IsSure(ShellCommand command) => command.Operands.FirstOrDefault() is { ConstantValue: { } path } && (path is "/" || path.TrimEnd('/').Split('/').All(static step => step is ".." or "."));

    /// <summary>Whether anything looks at its exit status: a condition, an operator, a pipe.</summary>
    private static bool IsChecked(ShellCommand command, ScriptContext script)
    {
        ShellNode child = command.Node;
        for (var i = script.Ancestors.Count - 1; i >= 0; i--)
        {
            switch (script.Ancestors[i])
            {
                case AndOrList list when list.Operands[^1] != child:
                case Pipeline { IsNegated: true }:
                case IfCommand branch when branch.Clauses.Any(clause => clause.Condition == child):
                case WhileCommand loop when loop.Condition == child:
                    return true;
                case FunctionDefinition function:
                    return function.Name is "cd" or "pushd" or "popd" || IsLast(command, function.Body);
                case ShellWordPart:
                    return script.Ancestors[i] is CommandSubstitution substitution && substitution.Body.Items[^1].Statement is AndOrList last && last.Span.Contains(command.Span);
            }

            child = script.Ancestors[i];
        }

        return false;
    }

    private static bool IsLast(ShellCommand command, ShellStatement? body) => body is GroupCommand { Body.Items: [.., var last] } && last.Statement == command.Node;
}
