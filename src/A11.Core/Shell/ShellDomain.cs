using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Shell.Rules;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell;

/// <summary>Shell scripts: by their extension, or by the first line of files without one.</summary>
public sealed class ShellDomain : Domain, IScriptAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules { get; } =
    [
        new AliasDefinitions(),
        new AndOrAsIf(),
        new AppendedNumber(),
        new ArithmeticExpressions(),
        new ArrayAssignments(),
        new ArrayElements(),
        new ArrayKeys(),
        new ArrayLoopKeys(),
        new ArrayWithoutIndex(),
        new AssignedLists(),
        new Assignments(),
        new BackquotedSubstitution(),
        new BashVariableInSh(),
        new BraceRanges(),
        new BracketExpressions(),
        new CallBeforeDefinition(),
        new CarriageReturn(),
        new CaseBranchOrder(),
        new ChmodRemovesRead(),
        new CommandAfterExec(),
        new CommandNames(),
        new ConstantComparisons(),
        new CopyOperands(),
        new DangerousRemovals(),
        new DeclarationArguments(),
        new DeprecatedCommands(),
        new DeprecatedOptions(),
        new DirectoryChangedBack(),
        new DownloadPipedToShell(),
        new EchoArguments(),
        new ElementNames(),
        new EmptySubstitutions(),
        new EscapeInIfs(),
        new EvalArguments(),
        new ExitStatusReads(),
        new ExitStatuses(),
        new ExpansionNames(),
        new ExprOperands(),
        new FindArguments(),
        new FunctionArguments(),
        new GetoptsBranches(),
        new GlobBecomesOption(),
        new GrepPatterns(),
        new IndirectStatusTest(),
        new JoinedAmpersands(),
        new JoinedInequalities(),
        new LetterRanges(),
        new LineContinuations(),
        new ListExpansions(),
        new ListJoinedToText(),
        new LiteralEscapes(),
        new LocalOutsideFunction(),
        new LoopControl(),
        new LoopInputConsumed(),
        new LoopWords(),
        new MisreadCommands(),
        new LostExitStatuses(),
        new MissingDefaultCase(),
        new MissingErrorExit(),
        new MissingShebang(),
        new NeedlessSed(),
        new NegatedCommands(),
        new NegatedComparison(),
        new NestedArrayIndex(),
        new NestedLoops(),
        new NestedQuotes(),
        new ObsoleteTestOperator(),
        new OverwrittenPath(),
        new ParentDirectoriesWithoutMode(),
        new PatternExpansions(),
        new PipedCommands(),
        new PipelineAssignments(),
        new PipelineNegations(),
        new PortableCommands(),
        new PortableSyntax(),
        new PrefixAssignments(),
        new PrintfFormats(),
        new QuotedTildes(),
        new QuotesInValues(),
        new ReadIntoExpansion(),
        new ReadWithoutRaw(),
        new Redirections(),
        new RemoteCommands(),
        new RepeatedAppend(),
        new SelfAssignment(),
        new SelfCallingWrapper(),
        new Shebangs(),
        new ShellSyntaxError(),
        new SingleBracketTest(),
        new SingleQuotedExpansion(),
        new StatusMaskedByDeclaration(),
        new SuWithoutCommand(),
        new SubshellTests(),
        new TestBrackets(),
        new TestExpansions(),
        new TestInBackground(),
        new TestOperatorInArithmetic(),
        new TestOperands(),
        new TestOperators(),
        new TestedGrepOutput(),
        new TestedWords(),
        new TimeWithOptions(),
        new TrSets(),
        new TranslatedStrings(),
        new Traps(),
        new TypographicCharacters(),
        new UnaryTests(),
        new UnbracedExpansions(),
        new UnbracketedPromptEscapes(),
        new UncheckedCd(),
        new UnpinnedInstalls(),
        new UnquotedSpaces(),
        new UnquotedSubstitution(),
        new UnquotedVariable(),
        new UnreachableCommand(),
        new UnusedVariable(),
        new VariableReads(),
        new VariableWithoutBraces(),
        new WrappedCommands(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => HasExtension(path) || HasOtherExtension(path) || NeedsShebang(path);

    /// <inheritdoc/>
    internal override bool NeedsShebang(string path) => RepositoryPath.Extension(path).IsEmpty;

    /// <inheritdoc/>
    public override bool IsCertain(string path) => HasExtension(path);

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => ScriptHeader.NamesShell(file.Text) || (HasExtension(file.Path) && !file.Text.Content.StartsWith("#!", StringComparison.Ordinal));

    /// <inheritdoc/>
    internal override UncheckedFile? FindUnchecked(SourceFile file, Repository repository)
    {
        // A Dockerfile or makefile among scripts is no script, whatever its first comment looks like.
        if (!HasExtension(file.Path) && !HasOtherExtension(file.Path) && RepositoryPath.IsInfrastructure(file.Path))
        {
            return null;
        }

        if ((FindOtherLanguage(file) ?? (Claims(file) ? Polyglot.Find(SyntaxOf(file)) : null)) is { } language)
        {
            return new UncheckedFile(file.Path, UncheckedReason.Dialect, $"is a script for {PrintableText.Line(language)}, which no rule reads");
        }

        return Claims(file) && ShellTemplate.Find(SyntaxOf(file)) is { } mark
            ? new UncheckedFile(file.Path, UncheckedReason.Template, $"looks like a template (“{file.Text[mark]}” outside of quotes)") { Place = mark, IsNoted = true }
            : null;
    }

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        // The file is the only script in it, and is seen as such.
    }

    /// <inheritdoc/>
    void IScriptAnalyzer.Analyze(EmbeddedScript script, FileAnalysis analysis) =>
        analysis.GetOrAdd(this, static (ImmutableArray<ShellRule> rules) => new ShellChecker(rules)).Check(script, analysis.Context.Within(script.Map, script.Host.Alias));

    /// <inheritdoc/>
    public override IEnumerable<Comment> CommentsOf(SourceFile file)
    {
        var script = SyntaxOf(file);
        var commands = new Dictionary<int, TextSpan>();
        foreach (var command in script.Comments.IsEmpty ? [] : script.Commands)
        {
            _ = commands.TryAdd(file.Text.GetPosition(command.Span.Start).Line, command.Span);
        }

        return script.Comments.Select(comment => new Comment(comment, TargetOf(comment, file.Text, script.Root, commands)));
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file)
    {
        var syntax = SyntaxOf(file);
        var header = ScriptHeader.Read(file.Text, syntax);
        var host = new ScriptHost(ScriptHostKind.File)
        {
            Shell = (header.Dialect ?? DialectOf(file)) is { } dialect ? new ShellInvocation(dialect, header.StopsAtErrors || dialect is ShellDialect.Bats) : null,
            AcceptsFixes = true,
        };
        return [new EmbeddedScript(file.Text.Content, SourceMap.Offset(0, file.Text.Length), host) { Parsed = syntax }];
    }

    private static ShellScript SyntaxOf(SourceFile file) => file.Syntax(static file => ShellParser.Parse(file.Text.Content));

    private static bool HasExtension(string path) => RepositoryPath.Extension(path) is ".sh" or ".bash" or ".ksh" or ".dash" or ".bats";

    /// <summary>The shell that the extension names, which says more than <c>.sh</c>; null where none does.</summary>
    private static ShellDialect? DialectOf(SourceFile file) => RepositoryPath.Extension(file.Path) switch
    {
        ".bash" => ShellDialect.Bash,
        ".bats" => ShellDialect.Bats,
        ".ksh" => ShellDialects.OfName("ksh"),
        ".dash" => ShellDialects.OfName("dash"),
        _ => null,
    };

    private static bool HasOtherExtension(string path) => RepositoryPath.Extension(path) is ".zsh" or ".fish" or ".csh" or ".tcsh";

    /// <summary>The language of a file that is a script by its name, or by its first line a shell's; null where the rules read it, or it is no script.</summary>
    private static string? FindOtherLanguage(SourceFile file)
    {
        if (HasOtherExtension(file.Path))
        {
            return RepositoryPath.Extension(file.Path)[1..].ToString();
        }

        if (file.Text.Content.StartsWith("#!", StringComparison.Ordinal))
        {
            // Without an extension, what is known to be another language is no shell script at all.
            var other = ShellDialects.FindOther(file.Text[file.Text.GetLine(1)]);
            return ScriptHeader.NamesShell(file.Text) || (!HasExtension(file.Path) && other is not null && !ShellDialects.IsOtherShell(other)) ? null : other ?? "an unknown interpreter";
        }

        if (!HasExtension(file.Path))
        {
            return null;
        }

        var script = SyntaxOf(file);
        return ScriptHeader.Read(file.Text, script).StatedShell is { } stated && ShellDialects.IsOtherShell(stated) ? stated : ZshSyntax.IsUsed(script) ? "zsh" : null;
    }

    /// <summary>The first command on whose line the comment stands, else the next statement, all of it; above every statement, the whole file.</summary>
    private static TextSpan TargetOf(TextSpan comment, SourceText source, ShellList root, Dictionary<int, TextSpan> commands)
    {
        if (root.IsEmpty || comment.End < root.Span.Start)
        {
            return new TextSpan(0, source.Length);
        }

        return commands.TryGetValue(source.GetPosition(comment.Start).Line, out var beside) && beside.Start < comment.Start
            ? beside
            : FollowingStatement.After(root, comment.Start) ?? new TextSpan(source.Length, 0);
    }
}
