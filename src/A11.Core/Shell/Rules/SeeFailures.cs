using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>No command's failure is hidden.</summary>
public sealed class SeeFailures : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2312", "see-failures", "No command's failure is hidden", Severity.Info, Category.FailFast)
    {
        Aliases = ["shellcheck/SC2312", "shellcheck/SC2310", "shellcheck/SC2311"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script) => new Walk(this, script).Start();

    private sealed class Walk(SeeFailures rule, ScriptContext script) : ShellWalker
    {
        private readonly List<ShellNode> _path = [];
        private readonly bool _setsErrexit = script.Script.Commands.Any(static command => command.Name == "set" && command.HasFlag("-e"));

        /// <summary>Only bash takes it back, and not where it is asked to be as POSIX says (bash's manual, “Command Execution Environment”).</summary>
        private readonly bool _inheritsErrexit = script.Dialect is not ShellDialect.Bash
            || script.Script.Commands.Any(static command => (command.Name == "shopt" && command.Words.Any(static word => word.Value == "inherit_errexit")) || (command.Name == "set" && command.Words.Any(static word => word.Value == "posix")));

        private readonly bool _hasPipefail = script.Script.Text.Contains("pipefail", StringComparison.Ordinal);

        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            switch (node)
            {
                case ProcessSubstitution substitution when IsWorth(substitution.Body):
                    Report(node);
                    break;
                case CommandSubstitution { ReadFile: null } substitution when IsWorth(substitution.Body) && IsMasked(node):
                    Report(node);
                    break;
                case Pipeline pipeline:
                    foreach (var command in IsForgiven() ? [] : pipeline.Commands.Take(pipeline.Commands.Length - 1))
                    {
                        if (command is SimpleCommand { Name: not ("echo" or "printf" or "true" or ":" or "yes") and not null } && !_hasPipefail)
                        {
                            Report(command);
                        }
                    }

                    break;
                case SimpleCommand { Name: { } name } command when _setsErrexit && script.Functions.ContainsKey(name) && IsCondition(command):
                    script.Report(rule, command.Words[0].Span, $"In a condition “set -e” is off inside of {name}, so that it goes on after an error; run it alone, and test $? behind it.", code: "SC2310");
                    break;
                case SimpleCommand { Name: { } name } command when _setsErrexit && !_inheritsErrexit && script.Functions.ContainsKey(name) && IsSubstituted(command):
                    script.Report(rule, command.Words[0].Span, $"In $( … ) bash takes “set -e” back, so that {name} goes on after an error; begin with “shopt -s inherit_errexit”, or write $(set -e; {name} …).", code: "SC2311");
                    break;
            }

            _path.Add(node);
            VisitChildren(node);
            _path.RemoveAt(_path.Count - 1);
        }

        private bool IsForgiven() => _path.Count > 0 && _path[^1] is AndOrList { Operands: [.., SimpleCommand { Name: "true" or ":" }] } list && list.Operators[^1].Kind is ShellOperator.Or;

        private static bool IsWorth(ShellList body) => body.Only is not (SimpleCommand { Name: "echo" or "printf" or "true" or ":" or "basename" or "dirname" or "set" or "shopt" } or null) || body.Items.Length > 1;

        private void Report(ShellNode node) => script.Report(rule, node.Span, "Nothing sees whether this fails; run it on its own and keep its output in a variable.", code: "SC2312");

        /// <summary>Only where a substitution is the value of a plain assignment, its outcome is the command's.</summary>
        private bool IsMasked(ShellNode node)
        {
            for (var i = _path.Count - 1; i >= 0; i--)
            {
                switch (_path[i])
                {
                    case SimpleCommand { Words: [{ Bare: "[" or "test" }, ..] }:
                        return true;
                    case SimpleCommand command:
                        return !command.Words.IsEmpty ? !IsChecked(i) && !(Declarations.IsDeclaring(command.Name) && Declarations.OptionsOf(command.Words.AsSpan()).Length == 0) : command.Assignments.Length > 0 && command.Assignments.LastOrDefault(static assignment => HasSubstitution(assignment.Value)) is { } last && LastSubstitution(last.Value) != node;
                    case CommandNode:
                        return true;
                }
            }

            return true;
        }

        private static bool HasSubstitution(ShellWord value) => LastSubstitution(value) is not null;

        private static ShellWordPart? LastSubstitution(ShellWord value)
        {
            var parts = value.Parts is [ArrayLiteral array] ? array.Elements.SelectMany(static element => element.Value.AllParts) : value.AllParts;
            return parts.Select(static pair => pair.Part).LastOrDefault(static part => part is CommandSubstitution);
        }

        private bool IsChecked(int index) => index > 0 && _path[index - 1] is AndOrList list && list.Operators[^1].Kind is ShellOperator.Or && list.Operands[^1] is SimpleCommand { Name: "true" or ":" };

        private bool IsSubstituted(SimpleCommand command)
        {
            for (var i = _path.Count - 1; i >= 0; i--)
            {
                switch (_path[i])
                {
                    case CommandSubstitution substitution:
                        return !substitution.Body.Items.Any(item => item.Statement is SimpleCommand { Name: "set" } earlier && earlier.Span.Start < command.Span.Start && earlier.Words.Any(static word => word.Value is ['-', ..] options && options.Contains('e', StringComparison.Ordinal)));
                    case FunctionDefinition:
                        return false;
                }
            }

            return false;
        }

        private bool IsCondition(SimpleCommand command)
        {
            ShellNode child = command;
            for (var i = _path.Count - 1; i >= 0; child = _path[i], i--)
            {
                switch (_path[i])
                {
                    case AndOrList list when list.Operands[^1] != child:
                    case Pipeline { IsNegated: true }:
                    case IfCommand branch when branch.Clauses.Any(clause => clause.Condition == child):
                    case WhileCommand loop when loop.Condition == child:
                        return true;
                    case FunctionDefinition:
                        return false;
                }
            }

            return false;
        }
    }
}
