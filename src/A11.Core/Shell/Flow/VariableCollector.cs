using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Flow;

/// <summary>Collects where variables are set and read.</summary>
internal sealed class VariableCollector : ShellWalker
{
    private FunctionDefinition? _function;
    private ShellNode? _subshell;
    private ArithmeticVariable? _assigned;

    public ImmutableArray<VariableWrite>.Builder Writes { get; } = ImmutableArray.CreateBuilder<VariableWrite>();

    public ImmutableArray<VariableRead>.Builder Reads { get; } = ImmutableArray.CreateBuilder<VariableRead>();

    public void Run(ShellList root) => Visit(root);

    protected override void Visit(ShellNode node)
    {
        switch (node)
        {
            case FunctionDefinition function:
                var (outer, around) = (_function, _subshell);
                (_function, _subshell) = (function, null);
                VisitChildren(node);
                (_function, _subshell) = (outer, around);
                return;
            case Pipeline { Commands.Length: > 1 } or SubshellCommand or CommandSubstitution { Form: not SubstitutionForm.Braces } or ProcessSubstitution or CoprocCommand when _subshell is null:
                if (node is CoprocCommand coprocess)
                {
                    Write(coprocess.Name ?? "COPROC", coprocess.Span, WriteKind.Command, isArray: true);
                }

                _subshell = node;
                VisitChildren(node);
                _subshell = null;
                return;
            case SimpleCommand command:
                VisitCommand(command);
                return;
            case ForCommand loop:
                Write(loop.Variable, loop.VariableSpan, WriteKind.Loop);
                break;
            case CoprocCommand coproc:
                Write(coproc.Name ?? "COPROC", coproc.Span, WriteKind.Command, isArray: true);
                break;
            case ShellRedirection { Descriptor: ['{', .. var name, '}'] } redirection:
                if (redirection.Target?.Bare == "-")
                {
                    Read(name, redirection.Span);
                }
                else
                {
                    Write(name, new TextSpan(redirection.Span.Start + 1, name.Length), WriteKind.Command);
                }

                break;
            case ParameterExpansion parameter:
                VisitExpansion(parameter);
                break;
            case ArithmeticNode arithmetic:
                VisitArithmetic(arithmetic);
                break;
            case ConditionUnary { Operator: "-n" or "-z", Operand: var operand }:
                foreach (var part in operand.Parts.SelectMany(part => part is DoubleQuotedPart quoted ? quoted.Parts : [part]))
                {
                    if (part is ParameterExpansion tested)
                    {
                        Reads.Add(new VariableRead(tested.Name, tested.Span, true, tested) { Function = _function });
                    }
                }

                break;
            case ConditionUnary { Operator: "-v" or "-R" } unary:
                ReadNames(unary.Operand);
                break;
            case ConditionBinary { IsNumeric: true, IsOfCommand: false } binary:
                ReadNames(binary.Left);
                ReadNames(binary.Right);
                break;
        }

        VisitChildren(node);
    }

    private void Write(string name, TextSpan span, WriteKind kind, bool isArray = false, bool isExported = false, ShellWord? value = null, bool isElement = false)
    {
        if (name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_'))
        {
            Writes.Add(new VariableWrite(name, span, kind, isArray, isExported) { Function = _function, Subshell = _subshell, Value = value, IsElement = isElement });
        }
    }

    private void Read(string name, TextSpan span, bool isGuarded = true) => Reads.Add(new VariableRead(name, span, isGuarded, null) { Function = _function });

    /// <summary>Reads every name in text that is evaluated by other means.</summary>
    private void ReadNames(ShellWord word)
    {
        foreach (var part in word.Parts)
        {
            ReadNames(part);
        }
    }

    private void ReadNames(ShellWordPart part)
    {
        var text = part switch { LiteralPart literal => literal.Value, SingleQuotedPart quoted => quoted.Value, _ => null };
        if (text is not null)
        {
            ReadNames(text, part.Span);
        }
        else if (part is DoubleQuotedPart quoted)
        {
            foreach (var inner in quoted.Parts)
            {
                ReadNames(inner);
            }
        }
    }

    private void ReadNames(string text, TextSpan span)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_'))
            {
                i++;
            }

            if (i > start && !char.IsAsciiDigit(text[start]))
            {
                Read(text[start..i], span);
            }

            i = Math.Max(i, start + 1);
        }
    }

    private void VisitExpansion(ParameterExpansion parameter)
    {
        var isAssigning = parameter.Operator is "=" or ":=";
        if (isAssigning)
        {
            Write(parameter.Name, parameter.Span, WriteKind.Assignment);
        }

        var isGuarded = parameter.HasFallback || parameter.IsLength && parameter.Subscript is not null || parameter.IsIndirect && parameter.Operator is "*" or "@";
        Reads.Add(new VariableRead(parameter.Name, parameter.Span, isGuarded, parameter) { Function = _function });
        if (parameter.Operator is "+" or ":+")
        {
            // What is behind “+” is only looked at where the variable is set.
            Read(parameter.Name, parameter.Span);
        }

        if (parameter.Subscript is { } subscript)
        {
            ReadNames(subscript);
        }

        if (parameter.Operator == ":")
        {
            foreach (var part in parameter.Operand)
            {
                ReadNames(part);
            }
        }
    }

    private void VisitArithmetic(ArithmeticNode node)
    {
        switch (node)
        {
            case ArithmeticBinary { IsAssignment: true, Left: ArithmeticVariable variable } assignment:
                Write(variable.Name, NameOf(variable), WriteKind.Arithmetic, isElement: variable.HasSubscript);
                if (assignment.Operator != "=")
                {
                    Read(variable.Name, variable.Span);
                }

                _assigned = variable;
                break;
            case ArithmeticUnary { Operator: "++" or "--", Operand: ArithmeticVariable variable }:
                Write(variable.Name, NameOf(variable), WriteKind.Arithmetic, isElement: variable.HasSubscript);
                break;
            case ArithmeticVariable variable when variable != _assigned:
                Read(variable.Name, variable.Span);
                break;
        }
    }

    private static TextSpan NameOf(ArithmeticVariable variable) => new(variable.Span.Start, variable.Name.Length);

    private void VisitCommand(SimpleCommand command)
    {
        foreach (var assignment in command.Assignments)
        {
            var kind = command.Words.IsEmpty ? WriteKind.Assignment : WriteKind.Temporary;
            if (assignment.IsAppend)
            {
                Read(assignment.Name, assignment.NameSpan);
            }

            if (assignment.Subscript is { } subscript)
            {
                ReadNames(subscript);
            }

            Write(assignment.Name, assignment.NameSpan, kind, assignment.Array is not null || assignment.Subscript is not null, value: assignment.Value, isElement: assignment.Subscript is not null);
        }

        VisitChildren(command);
        var words = ShellWrappers.Strip(command.Words);
        if (!words.IsEmpty && words[0].ConstantValue is { } path)
        {
            VisitNamed(path[(path.LastIndexOf('/') + 1)..], words);
        }
    }

    private void VisitNamed(string name, ImmutableArray<ShellWord> words)
    {
        switch (name)
        {
            case "declare" or "typeset" or "local" or "export" or "readonly":
                VisitDeclaration(name, words);
                break;
            case "read":
                VisitRead(words, "-p -t -n -N -d -i -u");
                break;
            case "mapfile" or "readarray":
                VisitRead(words, "-d -n -O -s -u -C -c", isArray: true);
                break;
            case "getopts" when words.Length > 2:
                WriteWord(words[2]);
                Write("OPTARG", words[2].Span, WriteKind.Command, isExported: true);
                break;
            case "printf" when words.Length > 2 && words[1].Value == "-v":
                WriteWord(words[2]);
                break;
            case "wait":
                for (var i = 1; i + 1 < words.Length; i++)
                {
                    if (words[i].Value == "-p")
                    {
                        WriteWord(words[i + 1]);
                    }
                }

                break;
            case "let":
                VisitLet(words);
                break;
            case "unset":
                break;
            case "eval" or "trap" or "alias":
                ReadQuoted(words);
                break;
            case "DEFINE_string" or "DEFINE_integer" or "DEFINE_float" or "DEFINE_boolean" when words.Length > 1 && words[1].ConstantValue is { } flag:
                Write("FLAGS_" + flag, words[1].Span, WriteKind.Command);
                break;
        }
    }

    /// <summary>Code in single quotes that the shell runs later reads variables as well.</summary>
    private void ReadQuoted(ImmutableArray<ShellWord> words)
    {
        foreach (var part in words.SelectMany(word => word.Parts).OfType<SingleQuotedPart>())
        {
            ReadNames(part.Value, part.Span);
        }
    }

    private void VisitDeclaration(string name, ImmutableArray<ShellWord> words)
    {
        var options = Declarations.OptionsOf(words.AsSpan());
        if (options.AsSpan().IndexOfAny('f', 'F', 'p') >= 0)
        {
            foreach (var word in options.Contains('p', StringComparison.Ordinal) ? words.Skip(1) : [])
            {
                ReadNames(word);
            }

            return;
        }

        var isArray = options.AsSpan().IndexOfAny('a', 'A') >= 0;
        var isExported = name == "export" || options.Contains('x', StringComparison.Ordinal);
        foreach (var word in words.Skip(1))
        {
            if (Declarations.Read(word) is not { } declared)
            {
                continue;
            }

            if (isExported || options.Contains('n', StringComparison.Ordinal))
            {
                Read(declared.Name, declared.Span);
            }

            if (declared.IsElement)
            {
                ReadNames(word);
            }

            if (declared.Value is not null || (name is not ("export" or "readonly")))
            {
                Write(declared.Name, declared.Span, declared.Value is null ? WriteKind.Declaration : WriteKind.Assignment, isArray || declared.Value?.Parts is [ArrayLiteral], isExported, declared.Value, declared.IsElement);
            }
        }
    }

    private void VisitRead(ImmutableArray<ShellWord> words, string valueOptions, bool isArray = false)
    {
        for (var i = 1; i < words.Length; i++)
        {
            var text = words[i].Value;
            if (text.StartsWith('-') && text.Length > 1)
            {
                isArray |= !isArray && text[1] != '-' && text.Contains('a', StringComparison.Ordinal);
                i += valueOptions.Contains("-" + text[^1], StringComparison.Ordinal) ? 1 : 0;
            }
            else
            {
                WriteWord(words[i], isArray);
            }
        }
    }

    private void VisitLet(ImmutableArray<ShellWord> words)
    {
        foreach (var word in words.Skip(1))
        {
            var parts = word.Parts is [SingleQuotedPart { IsAnsi: false } quoted]
                ? [new LiteralPart(new TextSpan(quoted.Span.Start + 1, quoted.Value.Length), quoted.Value)]
                : word.Parts is [DoubleQuotedPart doubleQuoted] ? doubleQuoted.Parts : word.Parts;
            if (ArithmeticParser.Parse(parts) is { } expression)
            {
                Visit(expression);
            }
            else
            {
                ReadNames(word);
            }
        }
    }

    private void WriteWord(ShellWord word, bool isArray = false)
    {
        if (word.ConstantValue is { Length: > 0 } text)
        {
            var bracket = text.IndexOf('[', StringComparison.Ordinal);
            Write(bracket > 0 ? text[..bracket] : text, word.Span, WriteKind.Command, isArray || bracket > 0, isElement: bracket > 0);
        }
    }
}
