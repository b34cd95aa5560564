using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds FROM that names the platform it has by default.</summary>
public sealed class RedundantTargetPlatform : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3065", "redundant-target-platform", "Remove --platform=$TARGETPLATFORM from FROM", Severity.Info, Category.Correct)
    {
        Aliases = ["hadolint/DL3065", "buildkit/RedundantTargetPlatform"],
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        // An ARG with a value of its own takes the place of the builder's.
        if (file.Syntax.Instructions.Any(instruction => instruction.Is("ARG") && instruction.Pairs.Any(pair => pair is { Name: "TARGETPLATFORM", Value: not null })))
        {
            return;
        }

        foreach (var flag in stage.From?.Flags ?? [])
        {
            if (flag is { Name: "platform", Value: "$TARGETPLATFORM" or "${TARGETPLATFORM}" })
            {
                var end = flag.Span.End;
                while (end < context.File.Text.Length && context.File.Text.Content[end] is ' ' or '\t')
                {
                    end++;
                }

                context.Report(this, flag.Span, $"--platform={flag.Value} is the default. Remove the flag.", new Fix("Remove the flag", [new TextEdit(TextSpan.FromBounds(flag.Span.Start, end), "")], FixSafety.Safe));
            }
        }
    }
}
