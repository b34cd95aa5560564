using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>No ARG or ENV has a name that speaks of credentials.</summary>
public sealed class NameNothingLikeSecrets : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5008", "no-credential-names", "No ARG or ENV has a name that speaks of credentials", Severity.Info, Category.Secure)
    {
        Aliases = ["hadolint/DL3064", "buildkit/SecretsUsedInArgOrEnv", "trivy/DS-0031"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var argument in file.Preamble)
        {
            Check(argument, true, false, context);
        }

        foreach (var stage in file.Stages)
        {
            foreach (var instruction in stage.Instructions)
            {
                Check(instruction.Trigger ?? instruction, false, stage == file.Final, context);
            }
        }
    }

    private void Check(Instruction instruction, bool isGlobal, bool isLast, RuleContext context)
    {
        if (instruction.Name is not ("ARG" or "ENV"))
        {
            return;
        }

        foreach (var variable in instruction.Pairs)
        {
            var peers = SecretNames.PeersOf(variable.Name, isGlobal, isLast);
            var isTold = KeepSecretsOutOfImages.HoldsSecret(variable) && !(instruction.Is("ENV") && variable.Value is null or { Value: "" });
            if (!peers.IsEmpty && !isTold)
            {
                context.Report(this, variable.NameSpan, $"The name {variable.Name} speaks of a credential; if it ever holds one, {instruction.Name} keeps it in the image for everybody to read, so mount it or pass it when the container starts.", aliases: peers);
            }
        }
    }
}
