using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Shell.Rules;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell;

/// <summary>Shell scripts: by their extension, or by their first line where they stand in a folder of scripts.</summary>
public sealed class ShellDomain : Domain
{
    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules { get; } =
    [
        new StopAtFirstError(),
        new PinScriptPackages(),
        new VerifyDownloadsBeforeRunning(),
        new GuardRemovedPaths(),
        new NameInterpreter(),
        new UsePortableVariables(),
        new UsePortableCommands(),
        new WritePortableSyntax(),
        new SetModeOfEachFolder(),
        new KeepInputForLoop(),
        new QuoteSearchPatterns(),
        new SeeFailures(),
        new VariableReads(),
        new UnusedVariable(),
        new CalculatePlainly(),
        new DeclareByEquals(),
        new AssignByEquals(),
        new UseStandardNames(),
        new SplitByIntent(),
        new QuotesInValues(),
        new ExpandTilde(),
        new Traps(),
        new JoinByIf(),
        new ExpandSafePatterns(),
        new EchoOnlyText(),
        new FormatByArguments(),
        new KeepExpansionsInQuotes(),
        new Redirections(),
        new ReadFilesDirectly(),
        new LoopOverFiles(),
        new LetSomeValueFail(),
        new UnaryTests(),
        new TestOperators(),
        new TestOperands(),
        new IndirectStatusTest(),
        new TestByAndOr(),
        new ReadLinesVerbatim(),
        new DeclareAndAssignApart(),
        new CheckChangedFolder(),
        new UseParentheses(),
        new ExpandWholeArrays(),
        new AssignListsToArrays(),
        new KeepListsApart(),
        new QuoteLists(),
        new UnquotedSubstitution(),
        new QuoteExpansions(),
        new PassArguments(),
        new ReachEachCommand(),
        new ExitStatusReads(),
        new RunExecLast(),
        new DefineBeforeCall(),
        new RunPrograms(),
        new ExpandOneName(),
        new QuoteElements(),
        new GiveKeys(),
        new TestExpansions(),
        new ReachEachPattern(),
        new HandleEveryCase(),
        new PatternExpansions(),
        new ReadIntoNames(),
        new AliasDefinitions(),
        new IndexByKeys(),
        new SpellExprOut(),
        new AppendedNumber(),
        new EnclosePromptEscapes(),
        new NestedLoops(),
        new ExpandBeforeAssigning(),
        new SelfAssignment(),
        new BraceRanges(),
        new KeepBracketsPaired(),
        new RunSubshellsForCommands(),
        new NameCommands(),
        new PutDollarInQuotes(),
        new HandleEveryOption(),
        new NameDestination(),
        new ExitStatuses(),
        new StartByPath(),
        new ChmodRemovesRead(),
        new UseCurrentOptions(),
        new ExpandOnTheServer(),
        new LeaveLoopsFromWithin(),
        new LocalOutsideFunction(),
        new OverwrittenPath(),
        new EscapeInIfs(),
        new AskGrepDirectly(),
        new SubscriptOnce(),
        new FailByExit(),
        new SuWithoutCommand(),
        new ReturnByItself(),
        new OpenFilesOnce(),
        new NestQuotes(),
        new TimeByKeyword(),
        new TestForText(),
        new TestByDoubleBrackets(),
        new EnclosePlainNames(),
        new KeepChangesOfLoops(),
        new BranchOnWhatVaries(),
        new CallTheProgram(),
        new TestInBackground(),
        new QuoteBlanks(),
        new EvalArguments(),
        new KeepArraysArrays(),
        new TranslateAllLetters(),
        new WriteValidScript(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) => HasExtension(path) || HasOtherExtension(path) || (IsInScripts(path) && RepositoryPath.Extension(path).IsEmpty);

    /// <inheritdoc/>
    public override bool IsCertain(string path) => HasExtension(path);

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => ScriptFile.NamesShell(file.Text) || (HasExtension(file.Path) && !file.Text.Content.StartsWith("#!", StringComparison.Ordinal));

    /// <inheritdoc/>
    internal override UncheckedFile? FindUnchecked(SourceFile file, Repository repository)
    {
        // A Dockerfile or makefile among scripts is no script, whatever its first comment looks like.
        if (!HasExtension(file.Path) && !HasOtherExtension(file.Path) && RepositoryPath.IsInfrastructure(file.Path))
        {
            return null;
        }

        if (FindOtherLanguage(file) is { } language)
        {
            return new UncheckedFile(file.Path, UncheckedReason.Dialect, $"is a script for {PrintableText.Line(language)}, which no rule reads");
        }

        return Claims(file) && ShellTemplate.Find(ScriptOf(file).Syntax) is { } mark
            ? new UncheckedFile(file.Path, UncheckedReason.Template, $"looks like a template (“{file.Text[mark]}” outside of quotes)") { Place = mark, IsNoted = true }
            : null;
    }

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        var script = ScriptOf(analysis.File);
        analysis.Visit<ShellRule, ScriptFile>(this, script, Visit);
        CheckerFor(analysis).Check(script.Syntax, ShellHost.File, script.Dialect, analysis.Context);
    }

    /// <inheritdoc/>
    public override IEnumerable<Comment> CommentsOf(SourceFile file)
    {
        var script = ScriptOf(file);
        var commands = new Dictionary<int, TextSpan>();
        foreach (var command in script.Syntax.Comments.IsEmpty ? [] : script.Syntax.Commands)
        {
            _ = commands.TryAdd(script.Source.GetPosition(command.Span.Start).Line, command.Span);
        }

        return script.Syntax.Comments.Select(comment => new Comment(comment, TargetOf(comment, script, commands)));
    }

    /// <inheritdoc/>
    public override IEnumerable<ShellCode> ScriptsOf(SourceFile file) =>
        [new ShellCode(file.Text.Content, SourceMap.Offset(0, file.Text.Length)) { AcceptsFixes = true }];

    /// <summary>Runs the rules over scripts that a file of another domain holds.</summary>
    /// <param name="scripts">The scripts; each says which shell reads it.</param>
    /// <param name="host">What holds them.</param>
    /// <param name="analysis">The file.</param>
    internal static void Check(IEnumerable<ShellCode> scripts, ShellHost host, FileAnalysis analysis)
    {
        ShellChecker? checker = null;
        foreach (var code in scripts)
        {
            checker ??= CheckerFor(analysis);
            checker.Check(ShellParser.Parse(code.Text, code.Placeholders), host, code.Shell?.Dialect, analysis.Context.Within(code.Map, code.Host.Peer), code);
        }
    }

    private static void Visit(ShellRule rule, ScriptFile script, RuleContext context)
    {
        rule.Visit(script, context);
        var end = script.Syntax.FirstProblem?.Span.Start ?? int.MaxValue;
        foreach (var command in script.Syntax.Commands.Where(command => command.Span.Start < end))
        {
            rule.Visit(command, script, context);
        }
    }

    /// <summary>A checker with the rules that are on for the file.</summary>
    internal static ShellChecker CheckerFor(FileAnalysis analysis) =>
        analysis.Made(analysis.Find<ShellDomain>(), static (ImmutableArray<ShellRule> rules) => new ShellChecker(rules));

    private static ScriptFile ScriptOf(SourceFile file) => file.Syntax(static file => ScriptFile.Create(file.Text));

    private static bool HasExtension(string path) => RepositoryPath.Extension(path) is ".sh" or ".bash" or ".ksh" or ".dash";

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
            return ScriptFile.NamesShell(file.Text) || (!HasExtension(file.Path) && other is not null && !ShellDialects.IsOtherShell(other)) ? null : other ?? "an unknown interpreter";
        }

        if (!HasExtension(file.Path))
        {
            return null;
        }

        var script = ScriptOf(file);
        return script.StatedShell is { } stated && ShellDialects.IsOtherShell(stated) ? stated : ZshSyntax.IsUsed(script.Syntax) ? "zsh" : null;
    }

    private static bool IsInScripts(string path) => path.StartsWith("scripts/", StringComparison.Ordinal) || path.Contains("/scripts/", StringComparison.Ordinal);

    /// <summary>The first command on whose line the comment stands, else the next statement, all of it; above every statement, the whole file.</summary>
    private static TextSpan TargetOf(TextSpan comment, ScriptFile script, Dictionary<int, TextSpan> commands)
    {
        var root = script.Syntax.Root;
        if (root.IsEmpty || comment.End < root.Span.Start)
        {
            return new TextSpan(0, script.Source.Length);
        }

        return commands.TryGetValue(script.Source.GetPosition(comment.Start).Line, out var beside) && beside.Start < comment.Start
            ? beside
            : FollowingStatement.After(root, comment.Start) ?? new TextSpan(script.Source.Length, 0);
    }
}
