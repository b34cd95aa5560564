using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds syntax that the shell named for a script need not have.</summary>
public sealed class PortableSyntax : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => PortableSyntaxChecks.DoubleBrackets;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => PortableSyntaxChecks.All;

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (!script.IsBash)
        {
            new Walk(script).Start();
        }
    }

    private sealed class Walk(ScriptContext script) : ShellWalker
    {
        private readonly bool _isBusybox = script.Dialect is ShellDialect.Busybox;
        private readonly bool _isPosix = script.IsPosix;
        private readonly string _shell = script.Dialect.ToName();
        private bool _isWord;
        private bool _isPattern;

        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            var isWord = _isWord;
            switch (node)
            {
                case CaseCommand selection:
                    foreach (var item in selection.Items.Where(item => item.Terminator is ";&" or ";;&" && (_isPosix || item.Terminator == ";;&")))
                    {
                        Report(PortableSyntaxChecks.SyntaxOfAnotherShell, item.TerminatorSpan, $"{_shell} does not support {item.Terminator} in a case. End the branch with ;; and repeat the commands, or move them to a function.");
                    }

                    break;
                case CommandSubstitution { Form: SubstitutionForm.Braces } when _isPosix:
                    Report(PortableSyntaxChecks.SyntaxOfAnotherShell, node.Span, $"{_shell} does not support ${{ …; }}. Use $( … ).");
                    break;
                case Pipeline pipeline:
                    foreach (var pipe in pipeline.Pipes.Where(static pipe => pipe.HasErrors))
                    {
                        Report(_isPosix ? PortableSyntaxChecks.ErrorPipe : PortableSyntaxChecks.KornPipe, pipe.Span, _isPosix ? $"{_shell} does not support |&. Use 2>&1 |." : "In ksh, |& starts a coprocess. Use 2>&1 | to pipe standard error too.");
                    }

                    if (pipeline is { IsTimed: true, Commands: [not SimpleCommand] } && _isPosix)
                    {
                        Report(PortableSyntaxChecks.TimedCompound, new TextSpan(pipeline.Span.Start, 4), $"In {_shell}, time measures only a program. Use time sh -c '…'.");
                    }

                    if (pipeline.Commands.Length > 1 && pipeline.Commands[0] is SimpleCommand { Words: [{ Bare: "time" } time, ..] } && _isPosix)
                    {
                        Report(PortableSyntaxChecks.TimedPipeline, time.Span, $"In {_shell}, what time measures of a pipeline is undefined. Use time sh -c '…'.");
                    }

                    break;
                case FunctionDefinition { Keyword: { } keyword, HasParentheses: true, Name: var name } when !_isPosix:
                    Report(PortableSyntaxChecks.FunctionKeywordInKorn, keyword, $"ksh takes the keyword function or the parentheses, not both. Write function {name}, or {name}().");
                    break;
                default:
                    if (_isPosix)
                    {
                        VisitPosix(node);
                    }

                    break;
            }

            var isPattern = _isPattern;
            _isPattern = IsPattern(node, isPattern);
            VisitChildren(node);
            (_isPattern, _isWord) = (isPattern, isWord);
        }

        /// <summary>Whether the text of a node's parts is a pattern of the shell's: not in quotes, a value or a calculation, nor where a program gets a regular expression.</summary>
        private static bool IsPattern(ShellNode node, bool isPattern) => node switch
        {
            SimpleCommand command => NameOf(command) is not ("grep" or "egrep" or "fgrep" or "rg" or "ag" or "ack" or "sed" or "gsed" or "awk" or "gawk" or "mawk" or "nawk" or "expr" or "tr" or "perl" or "jq"),
            ShellList or ShellStatement or ShellRedirection => true,
            DoubleQuotedPart or ShellHereDocument or ArithmeticText or ShellAssignment => false,
            ParameterExpansion parameter => parameter.Operator is "#" or "##" or "%" or "%%" or "/" or "//" || isPattern,
            _ => isPattern,
        };

        private static string? NameOf(SimpleCommand command) => ShellWrappers.Strip(command.Words) is [{ ConstantValue: { } path }, ..] ? path[(path.LastIndexOf('/') + 1)..] : null;

        private void Report(CheckDescriptor check, TextSpan span, string message) => script.Report(check, span, message);

        private void VisitPosix(ShellNode node)
        {
            if (node is FunctionDefinition { Name: { } function, NameSpan: var span } && function != "@test"
                && !(function is [var initial, ..] && (char.IsAsciiLetter(initial) || initial == '_') && function.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_'))
                && script.Dialect is ShellDialect.Posix or ShellDialect.Dash)
            {
                Report(PortableSyntaxChecks.FunctionName, span, $"{_shell} {(script.Dialect is ShellDialect.Dash ? "does" : "need")} not accept {function} as the name of a function. Use letters, digits and underscores.");
            }

            switch (node)
            {
                case ProcessSubstitution when !_isBusybox:
                    Report(PortableSyntaxChecks.ProcessSubstitution, node.Span, $"{_shell} does not support process substitution. Use a pipe or a temporary file.");
                    break;
                case ExtendedGlob:
                    Report(PortableSyntaxChecks.ExtendedGlob, node.Span, $"{_shell} does not support extended globs. List the alternatives, as in: case $x in a|b) …");
                    break;
                case SingleQuotedPart { IsAnsi: true } when !_isBusybox:
                    Report(PortableSyntaxChecks.AnsiQuoting, node.Span, $"{_shell} does not support $'…'. Use \"$(printf '…')\".");
                    break;
                case DoubleQuotedPart { IsLocalized: true }:
                    Report(PortableSyntaxChecks.LocalizedString, node.Span, $"{_shell} does not support $\"…\" and keeps the $. Remove it, or translate with gettext.");
                    break;
                case ArithmeticForCommand:
                    Report(PortableSyntaxChecks.ArithmeticFor, new TextSpan(node.Span.Start, 3), $"{_shell} does not support for (( … )). Use while [ … ], and count with i=$((i + 1)).");
                    break;
                case ArithmeticCommand:
                    Report(PortableSyntaxChecks.ArithmeticCommand, node.Span, $"{_shell} does not support (( … )) as a command. Use [ \"$(( … ))\" -ne 0 ] to test, or name=$(( … )) to assign.");
                    break;
                case ArithmeticExpansion { IsLegacy: true }:
                    Report(PortableSyntaxChecks.BracketArithmetic, node.Span, $"{_shell} does not support $[ … ]. Use $(( … )).");
                    break;
                case ForCommand { IsSelect: true }:
                    Report(PortableSyntaxChecks.SelectLoop, new TextSpan(node.Span.Start, 6), $"{_shell} does not support select. Print the choices, and read the answer in a while loop.");
                    break;
                case ConditionalCommand when !_isBusybox:
                    Report(PortableSyntaxChecks.DoubleBrackets, new TextSpan(node.Span.Start, 2), $"{_shell} does not support [[ … ]]. Use [ … ], and case for patterns.");
                    break;
                case FunctionDefinition { Keyword: { } keyword, HasParentheses: var both, Name: var name } when !_isBusybox:
                    Report(both ? PortableSyntaxChecks.RedundantFunctionKeyword : PortableSyntaxChecks.FunctionKeyword, keyword, $"{_shell} does not support the keyword function. {(both ? "Remove it" : $"Write {name}()")}.");
                    break;
                case CoprocCommand:
                    Report(PortableSyntaxChecks.Coprocess, new TextSpan(node.Span.Start, 6), $"{_shell} does not support coproc. Use a named pipe (mkfifo).");
                    break;
                case ShellAssignment assignment:
                    VisitAssignment(assignment);
                    break;
                case ArrayLiteral array:
                    Report(PortableSyntaxChecks.ArrayAssignment, array.Span, $"{_shell} does not support arrays. Use set -- …, and expand \"$@\".");
                    break;
                case ShellRedirection redirection:
                    VisitRedirection(redirection);
                    break;
                case ParameterExpansion parameter:
                    VisitExpansion(parameter);
                    break;
                case CommandSubstitution { ReadFile: { } read, Form: var form }:
                    Report(form is SubstitutionForm.Backquotes ? PortableSyntaxChecks.BackquotedFile : PortableSyntaxChecks.FileSubstitution, node.Span, $"{_shell} expands this to nothing. Use $(cat {read.Target?.Raw}).");
                    break;
                case ArithmeticUnary { Operator: "++" or "--" } unary when !_isBusybox:
                    Report(PortableSyntaxChecks.IncrementOperator, node.Span, $"{_shell} does not support {unary.Operator}. Use $((name {(unary.Operator == "++" ? '+' : '-')}= 1)).");
                    break;
                case ArithmeticBinary { Operator: "**" } when !_isBusybox:
                    Report(PortableSyntaxChecks.PowerOperator, node.Span, $"{_shell} does not support **. Multiply, or use bc.");
                    break;
                case ArithmeticNumber { Text: var number } when number.Contains('#', StringComparison.Ordinal) && !_isBusybox:
                    Report(PortableSyntaxChecks.NumberBase, node.Span, $"{_shell} does not support {number}. Write the number in decimal, in octal (017) or in hexadecimal (0x1F).");
                    break;
                case ConditionBinary { IsOfCommand: true } binary:
                    VisitTest(binary);
                    break;
                case ConditionUnary { IsOfCommand: true, Operator: "-v" } unary:
                    Report(PortableSyntaxChecks.VariableTest, unary.OperatorSpan, $"{_shell} does not support -v in a test. Use [ -n \"${{name+x}}\" ].");
                    break;
                case ConditionUnary { IsOfCommand: true, Operator: "-o" or "-R" or "-N" or "-k" or "-G" or "-O" } unary when script.Dialect is ShellDialect.Posix || unary.Operator is "-o" or "-R" or "-N":
                    Report(CheckFor(unary.Operator), unary.OperatorSpan, $"{_shell} does not support {unary.Operator} in a test. {(unary.Operator is "-o" ? "Look for the option's letter in $-" : "Use find or ls -l, or run the script with bash")}.");
                    break;
                case ConditionUnary { IsOfCommand: true, Operator: "-a" } unary:
                    Report(PortableSyntaxChecks.ExistenceTest, unary.OperatorSpan, $"{_shell} does not support -a for files. Use -e.");
                    break;
                case LiteralPart { IsEscaped: false } literal when literal.Value.IndexOf("[^", StringComparison.Ordinal) is >= 0 and var at && literal.Value.IndexOf(']', at) > at + 2 && _isPattern && !_isBusybox:
                    Report(PortableSyntaxChecks.CaretInPattern, literal.Span, $"{_shell} does not define ^ as negation in a bracket expression. Use [!…].");
                    break;
                case LiteralPart { IsEscaped: false } literal when literal.Value.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open
                    && literal.Value.IndexOf('}', open) is > 0 and var close && literal.Value.AsSpan(open, close - open) is var inner
                    && (inner.Contains(',') || inner.Contains("..", StringComparison.Ordinal)) && !inner.ContainsAny('[', '*', '%') && _isWord:
                    Report(PortableSyntaxChecks.BraceExpansion, literal.Span, $"{_shell} does not support brace expansion: {literal.Value} is one literal word. Write the words out, or use a loop.");
                    break;
            }

            if (node is ShellWord)
            {
                _isWord = true;
            }
            else if (node is ArithmeticText or DoubleQuotedPart or ShellHereDocument or ShellAssignment or ParameterExpansion)
            {
                _isWord = false;
            }
        }

        private void VisitAssignment(ShellAssignment assignment)
        {
            if (assignment.IsAppend)
            {
                Report(PortableSyntaxChecks.AppendingAssignment, assignment.NameSpan, $"{_shell} does not support +=. Use {assignment.Name}=\"${{{assignment.Name}}}…\".");
            }

            if (assignment.Subscript is not null)
            {
                Report(PortableSyntaxChecks.ArrayAssignment, assignment.NameSpan, $"{_shell} does not support arrays. Use set -- …, and expand \"$@\".");
            }
        }

        private void VisitRedirection(ShellRedirection redirection)
        {
            switch (redirection.Operator)
            {
                case "&>" or "&>>" when !_isBusybox:
                    Report(PortableSyntaxChecks.CombinedRedirection, redirection.OperatorSpan, $"{_shell} reads {redirection.Operator} as & and a redirection of nothing, and runs the command in the background. Use {redirection.Operator[1..]} file 2>&1.");
                    break;
                case ">&" when redirection.Descriptor.Length == 0 && redirection.Target?.Bare is { } target && target != "-" && !target.All(char.IsAsciiDigit):
                    Report(PortableSyntaxChecks.DuplicationToFile, redirection.OperatorSpan, $"{_shell} does not support >& with a file name. Use > {target} 2>&1.");
                    break;
                case "<<<":
                    Report(PortableSyntaxChecks.HereString, redirection.OperatorSpan, $"{_shell} does not support here-strings. Use printf '%s\\n' \"…\" |, or a here-document.");
                    break;
            }

            if (redirection is { Operator: "<" or ">" or ">>" or ">|", Target: { HasPattern: true } pattern })
            {
                Report(PortableSyntaxChecks.RedirectedPattern, pattern.Span, $"{_shell} need not expand {pattern.Raw} in a redirection. Name the file, or find it first: set -- {pattern.Raw}");
            }

            if (redirection.Descriptor is ['{', ..])
            {
                Report(PortableSyntaxChecks.NamedDescriptor, redirection.Span, $"{_shell} does not support {redirection.Descriptor} before a redirection. Use a number from 3 to 9.");
            }
            else if (redirection.Descriptor.Length > 1)
            {
                Report(PortableSyntaxChecks.HighDescriptor, redirection.Span, $"{_shell} supports only file descriptors 0 to 9, not {redirection.Descriptor}. Use a number from 3 to 9.");
            }

            if (redirection.Target?.Value.StartsWith("/dev/tcp/", StringComparison.Ordinal) == true || redirection.Target?.Value.StartsWith("/dev/udp/", StringComparison.Ordinal) == true)
            {
                Report(PortableSyntaxChecks.NetworkRedirection, redirection.Span, $"{_shell} has no /dev/tcp and /dev/udp. Use a program such as nc or curl.");
            }
        }

        private static CheckDescriptor CheckFor(string test) => test switch
        {
            "-o" => PortableSyntaxChecks.OptionTest,
            "-R" => PortableSyntaxChecks.ReferenceTest,
            "-N" => PortableSyntaxChecks.UnreadTest,
            "-k" => PortableSyntaxChecks.StickyTest,
            "-G" => PortableSyntaxChecks.GroupTest,
            _ => PortableSyntaxChecks.OwnerTest,
        };

        /// <summary>POSIX had neither the order of text nor that of files before 2024, and dash and BusyBox have both.</summary>
        private void VisitTest(ConditionBinary binary)
        {
            switch (binary.Operator)
            {
                case "<" or ">" when script.Dialect is ShellDialect.Posix:
                    Report(PortableSyntaxChecks.TextOrder, binary.OperatorSpan, $"{_shell} need not support \\{binary.Operator} in a test. Compare with sort or awk.");
                    break;
                case "-nt" or "-ot" or "-ef" when script.Dialect is ShellDialect.Posix:
                    Report(PortableSyntaxChecks.FileComparison, binary.OperatorSpan, $"{_shell} need not support {binary.Operator} in a test. Use find {(binary.Operator == "-ef" ? "-samefile" : "-newer")}, or run the script with bash.");
                    break;
                case "==" when !_isBusybox:
                    Report(PortableSyntaxChecks.DoubleEquals, binary.OperatorSpan, $"{_shell} does not support == in a test. Use =.");
                    break;
                case "=~" when !_isBusybox:
                    Report(PortableSyntaxChecks.RegexMatch, binary.OperatorSpan, $"{_shell} does not support =~. Use case, or grep -Eq.");
                    break;
            }
        }

        private void VisitExpansion(ParameterExpansion parameter)
        {
            if (parameter.Subscript is { } subscript)
            {
                var isKeys = parameter.IsIndirect && subscript.Raw is "@" or "*";
                Report(isKeys ? PortableSyntaxChecks.ArrayKeys : PortableSyntaxChecks.ArrayReference, parameter.Span, $"{_shell} does not support arrays. Use set -- …, and expand \"$@\".");
            }
            else if (parameter.IsIndirect)
            {
                var isPrefix = parameter.Operator is "*" or "@";
                Report(isPrefix ? PortableSyntaxChecks.PrefixExpansion : PortableSyntaxChecks.IndirectExpansion, parameter.Span, isPrefix ? $"{_shell} does not support ${{!prefix*}}. Name the variables." : $"{_shell} does not support indirect expansion. Use case, or eval with a name that is checked.");
            }

            if (parameter is { Name: "@" or "*", IsBraced: true } && (parameter.IsLength || parameter.Operator is "#" or "##" or "%" or "%%"))
            {
                Report(PortableSyntaxChecks.ListOperation, parameter.Span, $"What this gives is undefined in {_shell}. {(parameter.IsLength ? "Use $#" : "Loop over \"$@\"")}.");
            }

            switch (parameter.Operator)
            {
                case ":" when !_isBusybox:
                    Report(PortableSyntaxChecks.Substring, parameter.Span, $"{_shell} does not support ${{name:start:length}}. Use cut, or ${{name#prefix}} and ${{name%suffix}}.");
                    break;
                case "/" or "//" when !_isBusybox:
                    Report(PortableSyntaxChecks.Replacement, parameter.Span, $"{_shell} does not support ${{name/pattern/text}}. Use sed.");
                    break;
                case "^" or "^^" or "," or ",,":
                    Report(PortableSyntaxChecks.CaseModification, parameter.Span, $"{_shell} does not support ${{name^}} and ${{name,}}. Use tr '[:lower:]' '[:upper:]', or the reverse.");
                    break;
            }
        }
    }
}
