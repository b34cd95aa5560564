using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds comments above ARGs and stages that BuildKit does not show as their description.</summary>
public sealed class InvalidDefinitionComment : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD1007", "invalid-definition-comment", "Comments that describe an ARG or a stage should begin with its name", Severity.Info, Category.Documented)
    {
        Aliases = ["buildkit/InvalidDefinitionDescription"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in file.Syntax.Instructions.Where(instruction => instruction.Name is "ARG"))
        {
            Check(instruction, instruction.Pairs is [{ } pair, ..] ? pair.NameSpan : default, [.. instruction.Pairs.Select(pair => pair.Name)], context);
        }

        foreach (var stage in file.Stages.Where(stage => stage.Name.Length > 0))
        {
            Check(stage.From!, stage.From!.Words[2].Span, [stage.Name], context);
        }
    }

    private void Check(Instruction instruction, TextSpan place, string[] names, RuleContext context)
    {
        if (names.Length == 0 || instruction.LeadingComments.IsEmpty)
        {
            return;
        }

        var comment = instruction.LeadingComments[^1];
        var text = context.File.Text[comment].TrimStart("# \t").TrimEnd();
        var end = text.IndexOfAny(' ', '\t');
        var first = end < 0 ? text : text[..end];
        if (!text.IsEmpty && !IsForLinters(first) && !Contains(names, first))
        {
            context.Report(
                this,
                place,
                $"docker build --call=outline does not show the comment above as a description. Begin it with {names[0]}, or add an empty line below it.",
                related: [context.Locate(comment, "the comment")]);
        }
    }

    private static bool Contains(string[] names, ReadOnlySpan<char> text)
    {
        foreach (var name in names)
        {
            if (text.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsForLinters(ReadOnlySpan<char> word) =>
        word is "hadolint" || word.StartsWith("check=") || word.StartsWith("a11:") || word.StartsWith("trivy:") || word.StartsWith("checkov:") || word is "shellcheck";
}
