using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Where break and continue are.</summary>
public sealed class LoopControl() : ShellCommandRule("break", "continue")
{
    private static readonly CheckDescriptor InFunction = new("AXS2104", "break-in-function", "Leave a function with return", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2104"] };

    private static readonly CheckDescriptor Outside = new("AXS2105", "break-outside-loop", "break and continue must be in a loop", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2105"] };

    private static readonly CheckDescriptor InSubshell = new("AXS2106", "break-in-subshell", "break and continue should not be in a subshell of the loop", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2106"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Outside;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [InFunction, Outside, InSubshell];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        ShellNode? border = null;
        for (var i = script.Ancestors.Count - 1; i >= 0; i--)
        {
            switch (script.Ancestors[i])
            {
                case ForCommand or WhileCommand or ArithmeticForCommand:
                    if (border is not null)
                    {
                        script.Report(InSubshell, command.Words[0].Span, $"{command.Name} ends only the subshell here, and the loop goes on. Fail in the subshell, and {command.Name} outside of it: ( … ) || {command.Name}");
                    }

                    return;
                case SubshellCommand or CommandSubstitution or ProcessSubstitution or CoprocCommand:
                case Pipeline { Commands.Length: > 1 } when script.Dialect is not ShellDialect.Korn:
                    border ??= script.Ancestors[i];
                    break;
                case FunctionDefinition function:
                    // The loop may be where the function is called.
                    if (!IsCalledInLoop(function, script))
                    {
                        script.Report(InFunction, command.Words[0].Span, $"{command.Name} doesn't leave a function. Use return, or move it into a loop.");
                    }

                    return;
            }
        }

        script.Report(Outside, command.Words[0].Span, $"{command.Name} has no effect outside of a loop. Use exit to end the script, or remove it.");
    }

    /// <summary>Whether one of a function's calls stands in a loop, or none is known, as in a file that others source.</summary>
    private static bool IsCalledInLoop(FunctionDefinition function, ScriptContext script)
    {
        var finder = new CallsInLoops(function.Name);
        finder.Run(script.Script.Root);
        return finder.IsFound;
    }

    private sealed class CallsInLoops(string name) : ShellWalker
    {
        private int _loops;

        public bool IsFound { get; private set; }

        public void Run(ShellNode root) => Visit(root);

        protected override void Visit(ShellNode node)
        {
            var isLoop = node is ForCommand or WhileCommand or ArithmeticForCommand;
            _loops += isLoop ? 1 : 0;
            IsFound |= _loops > 0 && node is SimpleCommand { Words: [{ ConstantValue: { } called }, ..] } && called == name;
            VisitChildren(node);
            _loops -= isLoop ? 1 : 0;
        }
    }
}
