using System.Collections.Immutable;
using A11.Core.Make.Syntax;
using A11.Core.Repositories;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Make;

/// <summary>
/// The shell code of a makefile: each line of a recipe, or each recipe where <c>.ONESHELL</c> is set (GNU make's manual, “Recipe Execution”).
/// What make fills in is put there as constant text.
/// </summary>
/// <param name="Recipes">The scripts in order.</param>
internal sealed record RecipeScripts(ImmutableArray<MakeRecipe> Recipes)
{
    /// <summary>The syntax of a makefile.</summary>
    public static Makefile SyntaxOf(SourceFile file) => file.Syntax(static file => MakefileParser.Parse(file.Text));

    /// <summary>The scripts of a makefile.</summary>
    public static RecipeScripts In(SourceFile file) => file.Syntax(static file => Find(SyntaxOf(file)));

    /// <summary>Finds the scripts of a file; none where its shell is none that is known here.</summary>
    private static RecipeScripts Find(Makefile file)
    {
        if (ShellOf(file) is not { } shell)
        {
            return new RecipeScripts([]);
        }

        var host = new ScriptHost(ScriptHostKind.Recipe) { Shell = shell };
        var isOneShell = file.HasSpecialTarget(".ONESHELL");
        var found = ImmutableArray.CreateBuilder<MakeRecipe>();
        var seen = new HashSet<int>();
        foreach (var rule in file.Rules)
        {
            var lines = rule.Recipe.Where(line => line.Span.Length > 0 && seen.Add(line.Span.Start)).ToImmutableArray();
            foreach (var script in isOneShell && lines.Length > 0 ? [lines] : lines.Select(line => ImmutableArray.Create(line)))
            {
                found.Add(new MakeRecipe(file, rule, script, Create(script, file.Source.Content, host)));
            }
        }

        return new RecipeScripts(found.ToImmutable());
    }

    /// <summary>Whether the shell that reads the recipes is one that the rules read.</summary>
    public static bool HasKnownShell(Makefile file) => ShellOf(file) is not null;

    private static EmbeddedScript Create(ImmutableArray<RecipeLine> lines, string source, ScriptHost host)
    {
        var text = new MappedTextBuilder();
        foreach (var line in lines)
        {
            if (!text.IsEmpty)
            {
                text.Append("\n", new TextSpan(line.Span.Start, 0));
            }

            Append(text, source, line.Span);
        }

        var script = text.ToText().ToScript(host);
        return script with { Parsed = script.Parse() };
    }

    private static void Append(MappedTextBuilder text, string source, TextSpan span)
    {
        for (var i = span.Start; i < span.End;)
        {
            var next = source.IndexOf('$', i, span.End - i);
            if (next != i)
            {
                var run = (next < 0 ? span.End : next) - i;
                text.Append(source.Substring(i, run), new TextSpan(i, run));
                i += run;
                continue;
            }

            var place = TextSpan.FromBounds(i, MakeScanner.SkipReference(source.AsSpan(0, span.End), i));
            if (place.Length == 2 && source[i + 1] == '$')
            {
                text.Append("$", place);
            }
            else
            {
                text.AppendPlaceholder(place.Length, place);
            }

            i = place.End;
        }
    }

    /// <summary>
    /// What <c>SHELL</c> and <c>.SHELLFLAGS</c> say; plain <c>/bin/sh</c> where they say nothing, or only under a condition something that is not known here.
    /// Null where it is no shell that is known here.
    /// </summary>
    private static ShellInvocation? ShellOf(Makefile file) =>
        ValueOf(file, "SHELL", isConditional: false) is { } always ? Parse(always, file, isConditional: false)
        : (ValueOf(file, "SHELL", isConditional: true) is { } sometimes ? Parse(sometimes, file, isConditional: true) : null) ?? Parse("/bin/sh", file, isConditional: false);

    private static ShellInvocation? Parse(string program, Makefile file, bool isConditional)
    {
        // $(shell command -v bash): the last word names it.
        var words = program.Split([' ', '\t', '(', ')', '{', '}', '$'], StringSplitOptions.RemoveEmptyEntries);
        var named = program.Contains('$', StringComparison.Ordinal) ? words.TakeLast(1) : words;
        var flags = ValueOf(file, ".SHELLFLAGS", isConditional: false) ?? (isConditional ? ValueOf(file, ".SHELLFLAGS", isConditional: true) : null) ?? "";
        return ShellInvocation.Parse([.. named, .. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static string? ValueOf(Makefile file, string name, bool isConditional) =>
        file.Assignments.LastOrDefault(assignment => assignment.Name.Text == name && assignment.Targets.IsEmpty && assignment.Depth > 0 == isConditional) is { } set ? file.Source[set.Value].ToString() : null;
}

/// <summary>A script of a makefile: a line of a recipe, or all of its lines where <c>.ONESHELL</c> is set.</summary>
/// <param name="File">The makefile.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Script">What the shell gets.</param>
public sealed record MakeRecipe(Makefile File, MakeRule Rule, ImmutableArray<RecipeLine> Lines, EmbeddedScript Script)
{
    /// <summary>What a place of the script is written as in the file.</summary>
    public string TextAt(TextSpan span) => File.Source[Script.Map.ToHost(span)].ToString();
}
