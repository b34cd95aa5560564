using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds variables in FROM without an ARG before the first FROM.</summary>
public sealed class UndeclaredFromArgument : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD2005", "undeclared-from-argument", "Declare build arguments of FROM before the first FROM", Severity.Error, Category.Correct)
    {
        Aliases = ["buildkit/UndefinedArgInFrom", "buildkit/InvalidDefaultArgInFrom", "buildkit/build-error"],
    };

    internal override bool NeedsWholeFile => true;

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.From is not { Words: [{ } image, ..] } from)
        {
            return;
        }

        Check(image.Raw, image.Span, from.Map.Slice(new TextSpan(image.Start, image.Raw.Length)), from, file, context);
        foreach (var flag in from.Flags)
        {
            if (flag.Name == "platform")
            {
                Check(flag.Value, flag.ValueSpan, SourceMap.Offset(flag.ValueSpan.Start, flag.ValueSpan.Length), from, file, context);
            }
        }
    }

    private void Check(string text, TextSpan span, SourceMap map, Instruction from, DockerfileModel file, RuleContext context)
    {
        foreach (var reference in WordExpander.Expand(text, from.Escape, file.GlobalArguments).References)
        {
            if (file.GlobalArguments.Contains(reference.Name))
            {
                continue;
            }

            var place = span.Length == text.Length || map.Segments.Length > 1 ? map.ToHost(new TextSpan(reference.Start, reference.Length)) : span;
            context.Report(this, place, $"{reference.Name} is not declared before the first FROM, so it is always empty here. {GetAdvice(reference.Name, file)}");
        }
    }

    private static string GetAdvice(string name, DockerfileModel file) =>
        file.Stages.Any(stage => stage.Instructions.Any(instruction => instruction.Is("ARG") && instruction.Pairs.Any(pair => pair.Name == name)))
            ? $"Move ARG {name} there: an ARG in a stage does not apply to FROM."
            : Spelling.Nearest(name, [.. file.GlobalArguments.Names]) is { } meant
                ? $"Did you mean {meant}?"
                : $"Add ARG {name}=value there.";
}
