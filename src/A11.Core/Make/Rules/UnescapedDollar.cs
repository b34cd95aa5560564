using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds dollar signs that are meant for the shell and read by make.</summary>
public sealed class UnescapedDollar : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM2009", "unescaped-dollar", "Write $$ for a dollar sign of the shell", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var set = file.Assignments.Select(assignment => assignment.Name.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var line in file.RecipeLines.Where(line => file.Source[line.Span].Contains('$')))
        {
            foreach (var (reference, span) in MakeReferences.Find(file.Source[line.Span].ToString(), line.Span.Start))
            {
                if (reference.Function is null && reference.Missing == '\0' && Describe(reference.Name, span, file, set) is var (length, message))
                {
                    context.Report(this, span with { Length = length }, message);
                }
            }
        }
    }

    private static (int Length, string Message)? Describe(string name, TextSpan span, Makefile file, HashSet<string> set)
    {
        var text = file.Source.Content;
        if (span.Length == 2)
        {
            var end = span.End;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            var written = text[(span.Start + 1)..end];
            return char.IsAsciiDigit(name[0]) ? (2, $"make reads ${name} as its own variable, which is empty here. Write $${name} for the shell's.")
                : (char.IsAsciiLetter(name[0]) || name[0] == '_') && written.Length > 1 && !set.Contains(name) ? (1 + written.Length, $"make reads ${written} as $({name}){written[1..]}. Write $${written} for the shell's variable, or $({written}) for make's.")
                : null;
        }

        var first = name.Split(' ', '\t')[0];
        return first.Length < name.Length && first.Length > 0 && !set.Contains(name) && !first.AsSpan().ContainsAny("$:=,%") && first.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/')
            ? (span.Length, $"make takes “{PrintableText.Name(name)}” for the name of a variable, which is empty. Write $$(…) for the output of a command.")
            : null;
    }
}
