using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>How ENV, LABEL and ARG separate names and values.</summary>
public sealed class KeyValuePairs : DockerRule
{
    private static readonly CheckDescriptor LegacyFormat = new("AXD1004", "legacy-key-value-format", "Separate names and values with an equals sign", Severity.Info, Category.Correct)
    {
        Aliases = ["buildkit/LegacyKeyValueFormat"],
        Fix = FixSafety.Safe,
    };

    private static readonly CheckDescriptor SplitDefault = new("AXD6016", "split-argument-default", "Separate an ARG and its default with an equals sign", Severity.Warning, Category.Correct) { Aliases = ["buildkit/LegacyKeyValueFormat"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => LegacyFormat;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [LegacyFormat, SplitDefault];

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in file.Syntax.Instructions)
        {
            if (instruction.Pairs is [{ IsLegacy: true, Value: { } value } pair])
            {
                var wanted = value.Raw.Any(char.IsWhiteSpace) ? $"{pair.Name}=\"…\"" : $"{pair.Name}={value.Raw}";
                context.Report(
                    LegacyFormat,
                    pair.NameSpan.Union(value.Span),
                    $"{instruction.Name} with a space between the name and the value is deprecated. Write {instruction.Name} {wanted}",
                    CreateFix(pair, value, context.File.Text));
            }
            else if (instruction.Pairs is [{ Value: null } name, { Value: null } second] && !IsUsed(second.Name, file))
            {
                context.Report(
                    SplitDefault,
                    name.NameSpan.Union(second.NameSpan),
                    $"ARG declares {second.Name} as a second argument here, and {name.Name} has no default. Write ARG {name.Name}={second.Name}");
            }
        }
    }

    /// <summary>Whether a text that may be a name or a value is used as a name somewhere.</summary>
    private static bool IsUsed(string name, DockerfileModel file)
    {
        var text = file.Syntax.Source.Content;
        return text.Contains("$" + name, StringComparison.Ordinal) || text.Contains("${" + name, StringComparison.Ordinal);
    }

    /// <summary>Quotes and escapes mean something else in the new form if the value contains spaces; such values are left to people.</summary>
    private static Fix? CreateFix(DockerfilePair pair, DockerfileWord value, SourceText source)
    {
        var gap = TextSpan.FromBounds(pair.NameSpan.End, value.Span.Start);
        var hasSpaces = value.Raw.Any(char.IsWhiteSpace);
        var isPlain = value.Raw.AsSpan().IndexOfAny("\"'\\`") < 0 && !source[value.Span].Contains('#');
        if (source[gap].Contains('#') || pair.NameSpan.Length != pair.Name.Length || (hasSpaces && !isPlain))
        {
            return null;
        }

        var title = $"Write {pair.Name}=…";
        return hasSpaces
            ? new Fix(title, [new TextEdit(gap, "=\""), new TextEdit(new TextSpan(value.Span.End, 0), "\"")], FixSafety.Safe)
            : new Fix(title, [new TextEdit(gap, "=")], FixSafety.Safe);
    }
}
