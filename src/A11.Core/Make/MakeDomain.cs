using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Core.Make.Editing;
using A11.Core.Make.Rules;
using A11.Core.Make.Syntax;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Make;

/// <summary>Makefiles.</summary>
public sealed class MakeDomain : Domain, IEditorSource
{
    private static readonly HashSet<string> BsdDirectives = new(StringComparer.Ordinal)
    {
        "if", "ifdef", "ifndef", "ifmake", "ifnmake", "elif", "else", "endif", "for", "endfor", "include", "sinclude", "dinclude", "-include", "undef", "export", "unexport", "error", "warning", "info",
    };

    private static readonly SearchValues<char> DirectiveEnds = SearchValues.Create(" \t(!\"<");

    private static readonly string[] NmakeDirectives = ["\n!IF", "\n!INCLUDE", "\n!ERROR", "\n!ENDIF", "\n!MESSAGE"];

    /// <inheritdoc/>
    protected override ImmutableArray<Rule> CreateRules() =>
    [
        new MakefileSyntaxError(),
        new UnterminatedReference(),
        new CircularPrerequisites(),
        new UnsupportedOperator(),
        new MissingPrerequisite(),
        new UndeclaredPhonyTarget(),
        new MissingCommonTargets(),
        new LongRecipe(),
        new DuplicateTargets(),
        new RecursiveTimestamp(),
        new HelpTarget(),
        new VariableUse(),
        new UselessPhony(),
        new PosixMarkers(),
        new AmbiguousInclude(),
        new MakeOwnVariables(),
        new SilentInclude(),
        new ShadowableMakefileName(),
        new WaitAsTarget(),
        new EmptyPhony(),
        new RedundantWait(),
        new RecipePrefixes(),
        new IgnoredErrors(),
        new ImplementationDefinedTarget(),
        new CommentInRecipe(),
        new IndentedRecipeLine(),
        new MissingFinalNewline(),
        new NoRules(),
        new UnconventionalFirstTarget(),
        new ReservedTargetName(),
        new NonportableAssignment(),
        new NonportableSyntax(),
        new ImageTaggedLatest(),
        new LostDirectoryChange(),
        new RecursiveMakeCommand(),
        new UnguardedRecipeRemoval(),
        new ShellFlags(),
        new UnescapedDollar(),
        new UnguardedDeployment(),
    ];

    /// <inheritdoc/>
    public override bool MayClaim(string path) =>
        (IsName(RepositoryPath.FileName(path)) && !RepositoryPath.HasOtherLanguage(path))
        || RepositoryPath.Extension(path).Equals(".mk", StringComparison.OrdinalIgnoreCase) || RepositoryPath.Extension(path) is ".make" or ".mak" or ".gnumakefile" or ".GNUmakefile" or ".makefile" or ".Makefile";

    /// <summary>A name that make looks for, or one of those with a part of its own (<c>Makefile.common</c>); those of nmake are in another language.</summary>
    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var known in (ReadOnlySpan<string>)["Makefile", "makefile", "GNUmakefile", "BSDmakefile"])
        {
            if (name.StartsWith(known, StringComparison.Ordinal))
            {
                return name.Length == known.Length || (name[known.Length] is '.' or '-' or '_' && RepositoryPath.Extension(name) is not (".vc" or ".msc" or ".msvc" or ".nmake" or ".fpc" or ".gz" or ".bz2" or ".xz"));
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool Claims(SourceFile file) => !IsOfNmake(file.Text.Content) && !(RepositoryPath.FileName(file.Path).StartsWith("BSDmakefile") && HasBsdDirective(file.Text.Content));

    /// <summary>Whether a line is a directive of BSD make alone (make(1) of FreeBSD, “INCLUDE STATEMENTS, CONDITIONALS AND FOR LOOPS”), so that the file is in another language.</summary>
    private static bool HasBsdDirective(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (!line.StartsWith("."))
            {
                continue;
            }

            var directive = line[1..].TrimStart();
            var end = directive.IndexOfAny(DirectiveEnds);
            if (BsdDirectives.Contains((end < 0 ? directive : directive[..end]).ToString()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line is a directive of nmake, whose makefiles have the same names.</summary>
    private static bool IsOfNmake(string text) => NmakeDirectives.Any(directive => text.Contains(directive, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    internal override UncheckedFile? FindUnchecked(SourceFile file, Repository repository)
    {
        var problem = RecipeScripts.SyntaxOf(file).Problems.FirstOrDefault(problem => TemplateMark.Starts(file.Text[file.Text.GetLine(file.Text.GetPosition(problem.Span.Start).Line)].TrimStart()));
        return problem is null ? FindOtherShell(file) : new UncheckedFile(file.Path, UncheckedReason.Template, "looks like a template (a line is neither make's nor a shell's)") { Place = problem.Span, IsNoted = true };
    }

    private static UncheckedFile? FindOtherShell(SourceFile file) =>
        new RecipeShells(RecipeScripts.SyntaxOf(file), MakefileNames.IsFragment(file.Path)).AreUnknown
            ? new UncheckedFile(file.Path, UncheckedReason.Dialect, "has recipes for a shell that no rule reads (SHELL)") { IsChecked = true }
            : null;

    /// <inheritdoc/>
    public override void Analyze(FileAnalysis analysis)
    {
        analysis.Visit<MakefileRule, Makefile>(this, RecipeScripts.SyntaxOf(analysis.File), VisitAll);
        analysis.Visit<RecipeRule, RecipeScripts>(this, RecipeScripts.In(analysis.File), Visit);
    }

    /// <inheritdoc/>
    public override IEnumerable<EmbeddedScript> ScriptsOf(SourceFile file) => RecipeScripts.In(file).Recipes.Select(recipe => recipe.Script);

    /// <inheritdoc/>
    public override IEnumerable<Comment> CommentsOf(SourceFile file)
    {
        var syntax = RecipeScripts.SyntaxOf(file);
        var units = UnitsOf(syntax);
        return syntax.Comments.Select(comment => new Comment(comment, TargetOf(comment, syntax, units)));
    }

    /// <inheritdoc/>
    IEnumerable<OutlineItem> IEditorSource.FindOutline(SourceFile file) => MakeOutline.Find(RecipeScripts.SyntaxOf(file));

    /// <inheritdoc/>
    IEnumerable<SymbolUse> IEditorSource.FindSymbols(SourceFile file, Repository repository) => new MakeSymbols(RecipeScripts.SyntaxOf(file), file.Path).Find();

    /// <inheritdoc/>
    IEnumerable<Suggestion> IEditorSource.Suggest(EditedFile file) => new MakeSuggestions(file, RecipeScripts.SyntaxOf(file.Readable)).Find();

    private static void VisitAll(MakefileRule rule, Makefile file, RuleContext context)
    {
        rule.Visit(file, context);
        foreach (var target in file.Rules)
        {
            rule.Visit(target, file, context);
        }

        foreach (var assignment in file.Assignments)
        {
            rule.Visit(assignment, file, context);
        }
    }

    private static void Visit(RecipeRule rule, RecipeScripts scripts, RuleContext context)
    {
        foreach (var recipe in scripts.Recipes)
        {
            var within = context.Within(recipe.Script.Map);
            rule.Visit(recipe, within);
            foreach (var command in recipe.Script.Parse().Commands)
            {
                rule.Visit(command, recipe, within);
            }
        }
    }

    /// <summary>What a comment can be about, in order: rules with their recipes, lines of recipes, and other statements.</summary>
    private static TextSpan[] UnitsOf(Makefile syntax) =>
    [
        .. syntax.Rules.Select(rule => rule.Span).Concat(syntax.RecipeLines.Select(line => line.Span)).Concat(syntax.Assignments.Select(assignment => assignment.FullSpan))
            .Concat(syntax.Directives.Select(directive => directive.FullSpan)).Concat(syntax.Expressions.Select(line => line.FullSpan)).Order(),
    ];

    /// <summary>What stands on the comment's line, else what comes next.</summary>
    private static TextSpan TargetOf(TextSpan comment, Makefile syntax, TextSpan[] units)
    {
        var line = syntax.Source.GetLine(syntax.Source.GetPosition(comment.Start).Line).Start;
        var index = Array.BinarySearch(units, new TextSpan(line, 0));
        index = index < 0 ? ~index : index;
        return index < units.Length ? units[index] : new TextSpan(syntax.Source.Length, 0);
    }
}
