using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>ENV, LABEL and ARG write name=value.</summary>
public sealed class WritePairsWithEqualsSign : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1004", "no-legacy-pairs", "ENV, LABEL and ARG write name=value", Severity.Info, Category.Correct)
    {
        Aliases = ["buildkit/LegacyKeyValueFormat"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in file.Syntax.Instructions)
        {
            if (instruction.Pairs is [{ IsLegacy: true, Value: { } value } pair])
            {
                context.Report(
                    this,
                    pair.NameSpan.Union(value.Span),
                    $"This form is kept for old files only, and takes the whole line as the value of {pair.Name}; write {pair.Name}=value, in quotes where blanks are in it.",
                    CreateFix(pair, value, context.File.Text));
            }
            else if (instruction.Is("ARG") && instruction.Pairs is [{ Value: null } name, { Value: null } second] && !IsUsed(second.Name, file))
            {
                context.Report(
                    this,
                    name.NameSpan.Union(second.NameSpan),
                    $"ARG takes “{second.Name}” for the name of a second argument, not for the value of {name.Name}; write {name.Name}={second.Name}.");
            }
        }
    }

    /// <summary>Whether a text that may be a name or a value is used as a name somewhere.</summary>
    private static bool IsUsed(string name, DockerfileModel file)
    {
        var text = file.Syntax.Source.Content;
        return text.Contains("$" + name, StringComparison.Ordinal) || text.Contains("${" + name, StringComparison.Ordinal);
    }

    /// <summary>Quotes and escapes mean something else in the new form where blanks are about; such values are for people.</summary>
    private static Fix? CreateFix(DockerfilePair pair, DockerfileWord value, SourceText source)
    {
        var gap = TextSpan.FromBounds(pair.NameSpan.End, value.Span.Start);
        var hasBlanks = value.Raw.Any(char.IsWhiteSpace);
        var isPlain = value.Raw.AsSpan().IndexOfAny("\"'\\`") < 0 && !source[value.Span].Contains('#');
        if (source[gap].Contains('#') || pair.NameSpan.Length != pair.Name.Length || (hasBlanks && !isPlain))
        {
            return null;
        }

        var title = $"Write {pair.Name}=…";
        return hasBlanks
            ? new Fix(title, [new TextEdit(gap, "=\""), new TextEdit(new TextSpan(value.Span.End, 0), "\"")], FixSafety.Safe)
            : new Fix(title, [new TextEdit(gap, "=")], FixSafety.Safe);
    }
}
