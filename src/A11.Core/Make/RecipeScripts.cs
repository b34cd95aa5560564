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
    public static RecipeScripts In(SourceFile file) => file.Syntax(static file => Find(file, SyntaxOf(file)));

    /// <summary>Finds the scripts of a file; none where its shell is none that is known here.</summary>
    private static RecipeScripts Find(SourceFile source, Makefile file)
    {
        var shells = new RecipeShells(file, MakefileNames.IsFragment(source.Path));
        var isOneShell = file.HasSpecialTarget(".ONESHELL");
        var found = ImmutableArray.CreateBuilder<MakeRecipe>();
        var seen = new HashSet<int>();
        foreach (var rule in file.Rules)
        {
            if (shells.HostOf(rule) is not { } host)
            {
                continue;
            }

            var lines = rule.Recipe.Where(line => line.Span.Length > 0 && seen.Add(line.Span.Start)).ToImmutableArray();
            foreach (var script in isOneShell && lines.Length > 0 ? [lines] : lines.Select(line => ImmutableArray.Create(line)))
            {
                found.Add(new MakeRecipe(file, rule, script, Create(script, file.Source.Content, host)));
            }
        }

        return new RecipeScripts(found.ToImmutable());
    }

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
