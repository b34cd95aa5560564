using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A script for sh holds only what sh reads.</summary>
public sealed class WritePortableSyntax : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS3010", "write-portable-syntax", "A script for sh holds only what sh reads", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC3001", "shellcheck/SC3002", "shellcheck/SC3003", "shellcheck/SC3004", "shellcheck/SC3005", "shellcheck/SC3006", "shellcheck/SC3007", "shellcheck/SC3008", "shellcheck/SC3009", "shellcheck/SC3010", "shellcheck/SC3011", "shellcheck/SC3014", "shellcheck/SC3015", "shellcheck/SC3016", "shellcheck/SC3017", "shellcheck/SC3018", "shellcheck/SC3019", "shellcheck/SC3020", "shellcheck/SC3021", "shellcheck/SC3022", "shellcheck/SC3023", "shellcheck/SC3024", "shellcheck/SC3026", "shellcheck/SC3030", "shellcheck/SC3031", "shellcheck/SC3034", "shellcheck/SC3052", "shellcheck/SC3053", "shellcheck/SC3054", "shellcheck/SC3055", "shellcheck/SC3056", "shellcheck/SC3057", "shellcheck/SC3059", "shellcheck/SC3060", "shellcheck/SC2113", "shellcheck/SC2112", "shellcheck/SC2127", "shellcheck/SC2118", "shellcheck/SC2176"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.Dialect is not ShellDialect.Bash)
        {
            new Walk(this, script).Start();
        }
    }

    private sealed class Walk(WritePortableSyntax rule, ScriptContext script) : ShellWalker
    {
        private readonly bool _isBusybox = script.Dialect is ShellDialect.Busybox;
        private readonly bool _isPosix = script.IsPosix;
        private bool _isWord;
        private bool _isPattern;

        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            switch (node)
            {
                case CaseCommand selection:
                    foreach (var item in selection.Items.Where(item => item.Terminator is ";&" or ";;&" && (_isPosix || item.Terminator == ";;&")))
                    {
                        Report(item.TerminatorSpan, $"{item.Terminator} is not known everywhere that “;;” is.", "SC2127");
                    }

                    break;
                case CommandSubstitution { Form: SubstitutionForm.Braces } when _isPosix:
                    Report(node.Span, "${ …; } is not known to this shell; write $( … ).", "SC2127");
                    break;
                case Pipeline pipeline:
                    foreach (var pipe in pipeline.Pipes.Where(static pipe => pipe.HasErrors))
                    {
                        Report(pipe.Span, "|& is bash's; write 2>&1 |.", "SC2118");
                    }

                    if (pipeline.Commands.Length > 1 && pipeline.Commands[0] is SimpleCommand { Words: [{ Bare: "time" } time, ..] } && _isPosix)
                    {
                        Report(time.Span, "What time measures of a pipeline is not defined; time sh -c '…'.", "SC2176");
                    }

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
            _isPattern = isPattern;
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

        private void Report(TextSpan span, string message, string code) => script.Report(rule, span, message, code: code);

        private void VisitPosix(ShellNode node)
        {
            switch (node)
            {
                case ProcessSubstitution when !_isBusybox:
                    Report(node.Span, "Process substitution is bash's; write to a file or a pipe.", "SC3001");
                    break;
                case ExtendedGlob:
                    Report(node.Span, "Extended patterns are bash's.", "SC3002");
                    break;
                case SingleQuotedPart { IsAnsi: true } when !_isBusybox:
                    Report(node.Span, "$'…' is not in every sh; use printf.", "SC3003");
                    break;
                case DoubleQuotedPart { IsLocalized: true }:
                    Report(node.Span, "$\"…\" is bash's.", "SC3004");
                    break;
                case ArithmeticForCommand:
                    Report(new TextSpan(node.Span.Start, 3), "for (( … )) is bash's; use while.", "SC3005");
                    break;
                case ArithmeticCommand:
                    Report(node.Span, "(( … )) is bash's; write [ $(( … )) -ne 0 ].", "SC3006");
                    break;
                case ArithmeticExpansion { IsLegacy: true }:
                    Report(node.Span, "$[ … ] is bash's; write $(( … )).", "SC3007");
                    break;
                case ForCommand { IsSelect: true }:
                    Report(new TextSpan(node.Span.Start, 6), "select is bash's.", "SC3008");
                    break;
                case ConditionalCommand when !_isBusybox:
                    Report(new TextSpan(node.Span.Start, 2), "[[ … ]] is bash's; write [ … ].", "SC3010");
                    break;
                case FunctionDefinition { Keyword: { } keyword, HasParentheses: var both } when !_isBusybox:
                    Report(keyword, "“function” is bash's and ksh's; write name().", both ? "SC2112" : "SC2113");
                    break;
                case CoprocCommand:
                    Report(new TextSpan(node.Span.Start, 6), "coproc is bash's.", "SC3011");
                    break;
                case ShellAssignment assignment:
                    VisitAssignment(assignment);
                    break;
                case ArrayLiteral array:
                    Report(array.Span, "Arrays are bash's; use “set --”.", "SC3030");
                    break;
                case ShellRedirection redirection:
                    VisitRedirection(redirection);
                    break;
                case ParameterExpansion parameter:
                    VisitExpansion(parameter);
                    break;
                case CommandSubstitution { ReadFile: not null }:
                    Report(node.Span, "$(< file) is bash's; write $(cat file).", "SC3034");
                    break;
                case ArithmeticUnary { Operator: "++" or "--" } unary when !_isBusybox:
                    Report(node.Span, $"{unary.Operator} is not in every sh; write +=1.", "SC3018");
                    break;
                case ArithmeticBinary { Operator: "**" } when !_isBusybox:
                    Report(node.Span, "** is bash's.", "SC3019");
                    break;
                case ArithmeticNumber { Text: var number } when number.Contains('#', StringComparison.Ordinal) && !_isBusybox:
                    Report(node.Span, "Numbers of another base are bash's.", "SC3052");
                    break;
                case ConditionBinary { IsOfCommand: true } binary:
                    VisitTest(binary);
                    break;
                case ConditionUnary { IsOfCommand: true, Operator: "-v" or "-a" } unary:
                    Report(unary.OperatorSpan, $"{unary.Operator} in a test is bash's; {(unary.Operator == "-v" ? "write [ -n \"${name+x}\" ]" : "write -e")}.", unary.Operator == "-v" ? "SC3016" : "SC3017");
                    break;
                case LiteralPart { IsEscaped: false } literal when literal.Value.IndexOf("[^", StringComparison.Ordinal) is >= 0 and var at && literal.Value.IndexOf(']', at) > at + 2 && _isPattern && !_isBusybox:
                    Report(literal.Span, "[^…] is bash's; write [!…].", "SC3026");
                    break;
                case LiteralPart { IsEscaped: false } literal when literal.Value.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open && literal.Value.IndexOf('}', open) is > 0 and var close && literal.Value.AsSpan(open, close - open) is var inner && (inner.Contains(',') || inner.Contains("..", StringComparison.Ordinal)) && !inner.ContainsAny('[', '*', '%') && _isWord:
                    Report(literal.Span, "Alternatives in braces are bash's.", "SC3009");
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
                Report(assignment.NameSpan, "+= is bash's; write name=$name….", "SC3024");
            }

            if (assignment.Subscript is not null)
            {
                Report(assignment.NameSpan, "Arrays are bash's; use “set --”.", "SC3030");
            }
        }

        private void VisitRedirection(ShellRedirection redirection)
        {
            switch (redirection.Operator)
            {
                case "&>" or "&>>" when !_isBusybox:
                    Report(redirection.OperatorSpan, $"{redirection.Operator} is bash's, and in sh runs the command in the background; write > file 2>&1.", "SC3020");
                    break;
                case ">&" when redirection.Descriptor.Length == 0 && redirection.Target?.Bare is { } target && target != "-" && !target.All(char.IsAsciiDigit):
                    Report(redirection.OperatorSpan, ">& with a file is bash's; write > file 2>&1.", "SC3021");
                    break;
                case "<<<" when !_isBusybox:
                    Report(redirection.OperatorSpan, "<<< is bash's; write printf … |.", "SC3011");
                    break;
            }

            if (redirection.Descriptor is ['{', ..])
            {
                Report(redirection.Span, "{name}> is bash's; name a number.", "SC3022");
            }
            else if (redirection.Descriptor.Length > 1)
            {
                Report(redirection.Span, "Descriptors above 9 are not in every sh.", "SC3023");
            }

            if (redirection.Target?.Value.StartsWith("/dev/tcp/", StringComparison.Ordinal) == true || redirection.Target?.Value.StartsWith("/dev/udp/", StringComparison.Ordinal) == true)
            {
                Report(redirection.Span, "/dev/tcp is bash's.", "SC3025");
            }
        }

        private void VisitTest(ConditionBinary binary)
        {
            switch (binary.Operator)
            {
                case "==" when !_isBusybox:
                    Report(binary.OperatorSpan, "== is bash's; write =.", "SC3014");
                    break;
                case "=~" when !_isBusybox:
                    Report(binary.OperatorSpan, "=~ is bash's; use grep or case.", "SC3015");
                    break;
            }
        }

        private void VisitExpansion(ParameterExpansion parameter)
        {
            if (parameter.IsIndirect)
            {
                Report(parameter.Span, "${!…} is bash's.", "SC3053");
                if (parameter.Operator is "*" or "@")
                {
                    Report(parameter.Span, "${!prefix*} is bash's.", "SC3056");
                }
            }

            if (parameter.Subscript is { } subscript)
            {
                Report(parameter.Span, "Arrays are bash's; use “set --”.", parameter.IsIndirect && subscript.Raw is "@" or "*" ? "SC3055" : "SC3054");
            }

            var (message, code) = parameter.Operator switch
            {
                ":" when !_isBusybox => ("${name:start:length} is bash's; use cut.", "SC3057"),
                "/" or "//" when !_isBusybox => ("${name/a/b} is bash's; use sed.", "SC3060"),
                "^" or "^^" or "," or ",," => ("${name^} and ${name,} are bash's; use tr.", "SC3059"),
                _ => ("", ""),
            };
            if (code.Length > 0)
            {
                Report(parameter.Span, message, code);
            }
        }
    }
}
