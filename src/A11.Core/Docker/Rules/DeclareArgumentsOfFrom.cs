using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Images;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>A variable of FROM is declared by an ARG in front of the first FROM.</summary>
public sealed class DeclareArgumentsOfFrom : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD2005", "undefined-argument-in-from", "A variable of FROM is declared by an ARG in front of the first FROM", Severity.Error, Category.Correct)
    {
        Aliases = ["buildkit/UndefinedArgInFrom", "buildkit/InvalidDefaultArgInFrom", "buildkit/build-error"],
    };

    internal override bool NeedsWholeFile => true;

    /// <summary>What BuildKit calls it where a name is left that an image can have.</summary>
    private static readonly ImmutableArray<string> OwnAlias = ["buildkit/UndefinedArgInFrom"];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage.From is not { Words: [{ } image, ..] } from)
        {
            return;
        }

        var left = WordExpander.Expand(image.Raw, from.Escape, file.GlobalArguments, unsetIsEmpty: true).Result;
        var isRefused = left.IsConstant && !ImageReferenceGrammar.IsValid(left.Text);
        Check(image.Raw, image.Span, from.Map.Slice(new TextSpan(image.Start, image.Raw.Length)), from, file, isRefused ? null : OwnAlias, context);
        foreach (var flag in from.Flags)
        {
            if (flag.Name == "platform")
            {
                Check(flag.Value, flag.ValueSpan, SourceMap.Offset(flag.ValueSpan.Start, flag.ValueSpan.Length), from, file, OwnAlias, context);
            }
        }
    }

    private void Check(string text, TextSpan span, SourceMap map, Instruction from, DockerfileModel file, ImmutableArray<string>? aliases, RuleContext context)
    {
        foreach (var reference in WordExpander.Expand(text, from.Escape, file.GlobalArguments).References)
        {
            if (file.GlobalArguments.Contains(reference.Name))
            {
                continue;
            }

            var place = span.Length == text.Length || map.Segments.Length > 1 ? map.ToHost(new TextSpan(reference.Start, reference.Length)) : span;
            context.Report(this, place, $"{reference.Name} is not declared in front of the first FROM, so it is always empty here, whatever the build is given; {Advice(reference.Name, file)}", aliases: aliases);
        }
    }

    private static string Advice(string name, DockerfileModel file) =>
        file.Stages.Any(stage => stage.Instructions.Any(instruction => instruction.Is("ARG") && instruction.Pairs.Any(pair => pair.Name == name)))
            ? $"move “ARG {name}” there, as one inside a stage does not count."
            : Spelling.Nearest(name, [.. file.GlobalArguments.Names]) is { } meant
                ? $"did you mean {meant}?"
                : $"add “ARG {name}=…” there.";
}
