using A11.Core.Analysis;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell;

/// <summary>A script under analysis: what rules ask about it, and where they report.</summary>
public sealed class ScriptContext
{
    private readonly RuleContext _context;
    private readonly EmbeddedScript _script;
    private readonly List<ShellNode> _ancestors = [];
    private bool? _stopsAtErrors;
    private bool? _turnsGlobbingOff;
    private bool? _sourcesOthers;
    private VariableUses? _variables;
    private ValueFlow? _values;
    private FunctionUses? _functionUses;
    private HashSet<string>? _maps;
    private Completion? _completion;
    private ScriptHeader? _header;

    internal ScriptContext(EmbeddedScript script, ShellScript syntax, RuleContext context)
    {
        _script = script;
        _context = context;
        Script = syntax;
    }

    /// <summary>The script.</summary>
    public ShellScript Script { get; }

    /// <summary>Where it stands.</summary>
    public ScriptHostKind Host => _script.Host.Kind;

    /// <summary>The shell that is named; null where none is.</summary>
    public ShellDialect? StatedDialect => _script.Host.Shell?.Dialect;

    /// <summary>The shell that reads it.</summary>
    public ShellDialect Dialect => StatedDialect ?? ShellDialect.Bash;

    /// <summary>Whether bash reads it, alone or with what Bats adds.</summary>
    internal bool IsBash => Dialect is ShellDialect.Bash or ShellDialect.Bats;

    /// <summary>Whether it is a file of its own, and not part of another one.</summary>
    internal bool IsFile => Host is ScriptHostKind.File;

    /// <summary>Whether it reads other scripts into its shell, which may define functions and set variables: by <c>.</c>, <c>source</c>, or Bats' <c>load</c>.</summary>
    internal bool SourcesOthers => _sourcesOthers ??= Script.Commands.Any(SourcesFile);

    /// <summary>Whether a command reads another script into this shell.</summary>
    internal bool SourcesFile(ShellCommand command) => command.Name is "." or "source" || (Dialect is ShellDialect.Bats && command.Name is "load" or "bats_load_library");

    /// <summary>Whether only what POSIX knows can be relied on.</summary>
    public bool IsPosix => Dialect is ShellDialect.Posix or ShellDialect.Dash or ShellDialect.Busybox;

    /// <summary>The nodes around the one that is visited, the script's list first.</summary>
    public IReadOnlyList<ShellNode> Ancestors => _ancestors;

    /// <summary>The node around the one that is visited; null for the script's list.</summary>
    public ShellNode? Parent => _ancestors.Count > 0 ? _ancestors[^1] : null;

    /// <summary>The functions that the script defines, by name.</summary>
    public IReadOnlyDictionary<string, FunctionDefinition> Functions => FunctionUses.First;

    /// <summary>Where its functions are defined and called, and which of them read arguments.</summary>
    internal FunctionUses FunctionUses => _functionUses ??= FunctionUses.Create(this);

    /// <summary>Its variables: where they are set and read.</summary>
    public VariableUses Variables => _variables ??= VariableUses.Create(Script);

    /// <summary>What is known of values where they are expanded.</summary>
    internal ValueFlow Values => _values ??= ValueFlow.Create(this);

    /// <summary>Which statements control never comes out of.</summary>
    internal Completion Completion => _completion ??= new Completion(this);

    /// <summary>Whether a variable is declared as an associative array, and nowhere as anything else.</summary>
    internal bool IsMap(string variable) => (_maps ??= Declarations.MapsOf(Script)).Contains(variable);

    /// <summary>The text at a place.</summary>
    public string TextOf(ShellNode node) => Script.Text.Substring(node.Span.Start, node.Span.Length);

    /// <summary>The nearest node around the visited one of this kind; null where there is none.</summary>
    public TNode? Enclosing<TNode>()
        where TNode : ShellNode
    {
        for (var i = _ancestors.Count - 1; i >= 0; i--)
        {
            StepBudget.Take();
            if (_ancestors[i] is TNode node)
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>Whether the visited part of a word stands where its value is split into words and looked up as a pattern: without quotes, in an argument or behind a redirection.</summary>
    public bool IsSplit
    {
        get
        {
            if (_ancestors.Count < 2 || _ancestors[^1] is not ShellWord word)
            {
                return false;
            }

            return _ancestors[^2] switch
            {
                SimpleCommand command => IsArgument(command, word) && (IsPosix || !IsDeclaredValue(command, word)),
                ShellRedirection redirection => !redirection.IsHereDocument,
                _ => false,
            };
        }
    }

    /// <summary>Whether the visited word stands where its expansions are split: an argument, or behind a redirection.</summary>
    internal bool IsSplitWord(ShellWord word) => Parent switch
    {
        SimpleCommand command => IsArgument(command, word) && (IsPosix || !IsDeclaredValue(command, word)),
        ShellRedirection redirection => !redirection.IsHereDocument,
        ForCommand => true,
        _ => false,
    };

    /// <summary>Whether anything that is set by <c>set</c>, an option of the interpreter or the host makes the script stop at the first error.</summary>
    public bool StopsAtErrors => _stopsAtErrors ??= _script.Host.Shell is { StopsAtErrors: true }
        || Script.Commands.Any(static command => command.Name == "set" && (command.HasFlag("-e") || command.Arguments.Any(static argument => argument.Value == "errexit")));

    /// <summary>Whether the script turns globbing off somewhere, so that values may be split on purpose.</summary>
    internal bool TurnsGlobbingOff => _turnsGlobbingOff ??= Script.Commands.Any(static command => command.Name == "set" && (command.HasFlag("-f") || command.Arguments.Any(static argument => argument.Value == "noglob")));

    /// <summary>The line that names the interpreter; null where there is none, or the host names it.</summary>
    public TextSpan? Interpreter => Header?.Interpreter;

    /// <summary>Whether something names the shell that reads the script: its first line, a comment for ShellCheck, or the host.</summary>
    public bool NamesShell => Header is null or { Interpreter: not null } or { StatedShell: not null };

    /// <summary>Whether it holds definitions alone, to be sourced by others.</summary>
    public bool IsLibrary => Script.Commands.All(static command => command.Depth > 0 || command.Words.IsEmpty || command.Name is "export" or "readonly" or "declare" or "source" or ".");

    /// <summary>The line of a place, from its first character on.</summary>
    internal TextSpan RestOfLine(int start) => TextSpan.FromBounds(start, Script.Text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length ? start + length : Script.Text.Length);

    /// <summary>Whether a comment for ShellCheck names the shell that it is checked for.</summary>
    internal bool StatesShell => Header is { StatedShell: not null };

    /// <summary>What a script that is a file says of its shell; null where a host says it.</summary>
    private ScriptHeader? Header => Host is ScriptHostKind.File ? _header ??= ScriptHeader.Read(_context.File.Text, Script) : null;

    /// <summary>
    /// The first place that no shell reads, where that is sure: what the host fills in at the beginning of a command may be any text, so that behind it nothing is.
    /// </summary>
    internal ShellProblem? SyntaxError => Script.FirstProblem is { } problem && !_script.Placeholders.Any(place => place.Start <= problem.Span.End && IsFreeText(place)) ? problem : null;

    /// <summary>Quotes around a part of a word.</summary>
    public static Fix Quote(ShellNode node) => new("Quote it", [new TextEdit(new TextSpan(node.Span.Start, 0), "\""), new TextEdit(new TextSpan(node.Span.End, 0), "\"")], FixSafety.Unsafe);

    /// <summary>Whether a word of a command is an argument, and not the name of what it runs.</summary>
    private static bool IsArgument(SimpleCommand command, ShellWord word) =>
        ShellWrappers.Strip(command.Words)[0] != word && !(command.Words[0].Bare == "run" && command.Words[1] == word);

    private static bool IsDeclaredValue(SimpleCommand command, ShellWord word) => Declarations.IsDeclaring(command.Name) && Declarations.Read(word) is { Value: not null };

    /// <summary>Reports a finding of a rule's only check, or of the one that it is named after.</summary>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="span">Exactly the thing at fault.</param>
    /// <param name="message">What is wrong, why it matters and what to do.</param>
    /// <param name="fix">How to fix it.</param>
    /// <param name="severity">The severity of this finding where nothing is configured, if it differs from the check's.</param>
    public void Report(Rule rule, TextSpan span, string message, Fix? fix = null, Severity? severity = null) => Report(rule.Descriptor, span, message, fix, severity);

    /// <summary>Reports a finding of one of a rule's checks.</summary>
    /// <param name="check">The check that found it.</param>
    /// <param name="span">Exactly the thing at fault.</param>
    /// <param name="message">What is wrong, why it matters and what to do.</param>
    /// <param name="fix">How to fix it.</param>
    /// <param name="severity">The severity of this finding where nothing is configured, if it differs from the check's.</param>
    public void Report(CheckDescriptor check, TextSpan span, string message, Fix? fix = null, Severity? severity = null)
    {
        // No shell comes past an error, and who reads on guesses.
        if (SyntaxError is { } problem && span.Start >= problem.Span.Start)
        {
            return;
        }

        // What the host fills in is not what stands here, so that nothing can be said of it.
        if (!_script.Placeholders.Any(place => place.Touches(span)))
        {
            _context.Report(check, span, message, _script.Host.AcceptsFixes ? fix : null, severity: severity);
        }
    }

    /// <summary>Reports the error that the script ends at for every shell.</summary>
    internal void ReportSyntaxError(CheckDescriptor check, ShellProblem problem) => _context.Report(check, problem.Span, problem.Message);

    /// <summary>Whether a placeholder begins a command, or is one of several words in itself, so that it may stand for any text.</summary>
    private bool IsFreeText(TextSpan place)
    {
        var before = Script.Text.AsSpan(0, place.Start).TrimEnd(" \t@+-");
        return before.IsEmpty || before[^1] is '\n' or ';' or '&' or '|' or '(' or '{' or '`' || EndsWithKeyword(before);
    }

    private static bool EndsWithKeyword(ReadOnlySpan<char> text) =>
        text[(text.LastIndexOfAny(" \t\n;") + 1)..] is "then" or "else" or "do" or "if" or "elif" or "while" or "until" or "!";

    /// <summary>Whether what the host declares sets a variable, such as ARG and ENV of a Dockerfile: its value is written by the same hand.</summary>
    public bool IsDeclaredByHost(string variable) => _script.Host.Variables.Contains(variable, StringComparer.Ordinal);

    internal void Enter(ShellNode node) => _ancestors.Add(node);

    internal void Leave() => _ancestors.RemoveAt(_ancestors.Count - 1);
}
