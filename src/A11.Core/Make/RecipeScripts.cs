using System.Collections.Immutable;
using A11.Core.Make.Syntax;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Core.Make;

/// <summary>
/// The shell code of a makefile: each line of a recipe, or each recipe where <c>.ONESHELL</c> is set (GNU make's manual, “Recipe Execution”).
/// What make fills in is put there as constant text.
/// </summary>
internal static class RecipeScripts
{
    public static IEnumerable<EmbeddedScript> FindAll(Makefile file)
    {
        if (ShellOf(file) is not { } shell)
        {
            return [];
        }

        var isOneShell = file.Rules.Any(rule => rule.Targets.Any(target => target.Text == ".ONESHELL"));
        return file.Rules.SelectMany(rule => isOneShell && rule.Recipe.Length > 0 ? [rule.Recipe] : rule.Recipe.Select(line => ImmutableArray.Create(line)))
            .Where(lines => lines.Any(line => line.Span.Length > 0))
            .Select(lines => Create(lines, file.Source.Content, new ScriptHost(ScriptHostKind.Recipe) { Shell = shell }));
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

            for (var i = line.Span.Start; i < line.Span.End;)
            {
                var length = source[i] == '$' ? ReferenceLength(source, i, line.Span.End) : RunLength(source, i, line.Span.End);
                var place = new TextSpan(i, length);
                var isEscape = length == 2 && source[i] == '$' && source[i + 1] == '$';
                if (source[i] == '$' && !isEscape)
                {
                    text.AppendPlaceholder(length, place);
                }
                else
                {
                    text.Append(isEscape ? "$" : source.Substring(i, length), place);
                }

                i += length;
            }
        }

        return text.ToText().ToScript(host);
    }

    private static int RunLength(string source, int start, int end)
    {
        var next = source.IndexOf('$', start, end - start);
        return (next < 0 ? end : next) - start;
    }

    /// <summary>The length of <c>$$</c>, <c>$@</c>, <c>$(name)</c> or <c>${name}</c>; an unclosed one goes to the end.</summary>
    private static int ReferenceLength(string source, int start, int end)
    {
        if (start + 1 >= end)
        {
            return 1;
        }

        var (open, close) = source[start + 1] switch { '(' => ('(', ')'), '{' => ('{', '}'), _ => ('\0', '\0') };
        if (open == '\0')
        {
            return 2;
        }

        var depth = 0;
        for (var i = start + 1; i < end; i++)
        {
            depth += source[i] == open ? 1 : source[i] == close ? -1 : 0;
            if (depth == 0)
            {
                return i + 1 - start;
            }
        }

        return end - start;
    }

    /// <summary>What <c>SHELL</c> and <c>.SHELLFLAGS</c> say; plain <c>/bin/sh</c> where they say nothing, null where it is no shell that is known here.</summary>
    private static ShellInvocation? ShellOf(Makefile file)
    {
        var program = ValueOf(file, "SHELL");
        if (program is null)
        {
            return ShellInvocation.Posix;
        }

        // $(shell command -v bash): the last word names it.
        var words = program.Split([' ', '\t', '(', ')', '{', '}', '$'], StringSplitOptions.RemoveEmptyEntries);
        var named = program.Contains('$', StringComparison.Ordinal) ? words.TakeLast(1) : words;
        return ShellInvocation.Parse([.. named, .. (ValueOf(file, ".SHELLFLAGS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static string? ValueOf(Makefile file, string name)
    {
        var variable = file.Variables.LastOrDefault(variable => variable.Text == name);
        if (variable.Text is null)
        {
            return null;
        }

        var line = file.Source.GetLine(file.Source.GetPosition(variable.Span.Start).Line);
        var value = file.Source[TextSpan.FromBounds(variable.Span.End, Math.Max(variable.Span.End, line.End))].TrimStart(" \t:+?!=");
        var comment = value.IndexOf('#');
        return (comment < 0 ? value : value[..comment]).Trim().ToString();
    }
}
