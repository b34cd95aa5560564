using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds commands whose failure nothing sees.</summary>
public sealed class LostExitStatuses : ShellRule
{
    private static readonly CheckDescriptor ErrexitOffInCondition = new("AXS2310", "errexit-off-in-condition", "Functions that rely on set -e should not be called in a condition", Severity.Info, Category.FailFast) { Aliases = ["shellcheck/SC2310"], OptIn = true };
    private static readonly CheckDescriptor ErrexitOffInSubstitution = new("AXS2311", "errexit-off-in-substitution", "Functions that rely on set -e should not be called in $( … ) without inherit_errexit", Severity.Info, Category.FailFast) { Aliases = ["shellcheck/SC2311"], OptIn = true };
    private static readonly CheckDescriptor MaskedExitStatus = new("AXS2312", "masked-exit-status", "The exit status of each command should be seen", Severity.Info, Category.FailFast) { Aliases = ["shellcheck/SC2312"], OptIn = true };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => MaskedExitStatus;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [ErrexitOffInCondition, ErrexitOffInSubstitution, MaskedExitStatus];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script) => new Walk(script).Start();

    private sealed class Walk(ScriptContext script) : ShellWalker
    {
        private readonly List<ShellNode> _path = [];
        private readonly bool _setsErrexit = script.StopsAtErrors;

        /// <summary>Only bash turns it off, and not where it is asked to be as POSIX says (bash's manual, “Command Execution Environment”).</summary>
        private readonly bool _inheritsErrexit = !script.IsBash
            || script.Script.Commands.Any(static command => (command.Name == "shopt" && command.Words.Any(static word => word.Value == "inherit_errexit")) || (command.Name == "set" && command.Words.Any(static word => word.Value == "posix")));

        /// <summary>Whether a pipeline's status is seen, or can't be: dash and POSIX before 2024 have no pipefail.</summary>
        private readonly bool _isPipefailMoot = script.Script.Text.Contains("pipefail", StringComparison.Ordinal) || script.Dialect is ShellDialect.Posix or ShellDialect.Dash;

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
                        if (command is SimpleCommand { Name: not ("echo" or "printf" or "true" or ":" or "yes") and not null } && !_isPipefailMoot)
                        {
                            Report(command);
                        }
                    }

                    break;
                case SimpleCommand { Name: { } name } command when _setsErrexit && script.Functions.ContainsKey(name) && IsCondition(command):
                    script.Report(ErrexitOffInCondition, command.Words[0].Span, $"set -e is ignored inside {name} when it is called in a condition, so it goes on after an error. Call {name} on its own line and test its result after.");
                    break;
                case SimpleCommand { Name: { } name } command when _setsErrexit && !_inheritsErrexit && script.Functions.ContainsKey(name) && IsSubstituted(command):
                    script.Report(ErrexitOffInSubstitution, command.Words[0].Span, $"bash turns set -e off in $( … ), so {name} goes on after an error. Add shopt -s inherit_errexit to the script, or use $(set -e; {name} …).");
                    break;
            }

            _path.Add(node);
            VisitChildren(node);
            _path.RemoveAt(_path.Count - 1);
        }

        private bool IsForgiven() => _path.Count > 0 && _path[^1] is AndOrList { Operands: [.., SimpleCommand { Name: "true" or ":" }] } list && list.Operators[^1].Kind is ShellOperator.Or;

        private static bool IsWorth(ShellList body) => body.Only is not (SimpleCommand { Name: "echo" or "printf" or "true" or ":" or "basename" or "dirname" or "set" or "shopt" } or null) || body.Items.Length > 1;

        private void Report(ShellNode node) => script.Report(MaskedExitStatus, node.Span, "The exit status of this command is lost. Run it on its own line, as in output=$(command), or add || true if it may fail.");

        /// <summary>Only where a substitution is the value of a plain assignment, its exit status is the command's.</summary>
        private bool IsMasked(ShellNode node)
        {
            for (var i = _path.Count - 1; i >= 0; i--)
            {
                switch (_path[i])
                {
                    case SimpleCommand { Words: [{ Bare: "[" or "test" }, ..] }:
                        return true;
                    case SimpleCommand command:
                        return !command.Words.IsEmpty
                            ? !IsChecked(i) && !(Declarations.IsDeclaring(command.Name) && Declarations.OptionsOf(command.Words.AsSpan()).Length == 0)
                            : command.Assignments.LastOrDefault(static assignment => HasSubstitution(assignment.Value)) is { } last && LastSubstitution(last.Value) != node;
                    case ForCommand or CaseCommand:
                        return false;
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
                        return !substitution.Body.Items.Any(item => item.Statement is SimpleCommand { Name: "set" } earlier && earlier.Span.Start < command.Span.Start
                            && earlier.Words.Any(static word => word.Value is ['-', ..] options && options.Contains('e', StringComparison.Ordinal)));
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
