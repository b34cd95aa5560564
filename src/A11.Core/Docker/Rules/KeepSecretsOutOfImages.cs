using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Secrets.Values;

namespace A11.Core.Docker.Rules;

/// <summary>No secret is an ARG or ENV of the image.</summary>
public sealed class KeepSecretsOutOfImages : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0004", "no-secrets-in-image", "No secret is an ARG or ENV of the image", Severity.Error, Category.Secure)
    {
        Aliases = ["hadolint/DL3064", "buildkit/SecretsUsedInArgOrEnv", "trivy/DS-0031"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var argument in file.Preamble.SelectMany(instruction => instruction.Pairs).Where(HoldsSecret))
        {
            var message = $"{argument.Name} looks like a secret, and the build's record keeps every build argument; mount it where it is needed (RUN --mount=type=secret).";
            context.Report(this, argument.NameSpan, message, aliases: Facts.SecretNames.PeersOf(argument.Name, isGlobal: true, isInLastStage: false), severity: Severity.Warning);
        }
    }

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var isShipped = file.Final!.Lineage.Contains(stage);
        foreach (var instruction in stage.Instructions)
        {
            Check(instruction, stage == file.Final, isShipped, context);
            if (instruction.Trigger is { } trigger)
            {
                Check(trigger, stage == file.Final, isShipped, context);
            }
        }
    }

    /// <summary>Whether a variable's name says that it is a secret, and its value does not say that it is none.</summary>
    internal static bool HoldsSecret(DockerfilePair variable) =>
        Facts.SecretNames.IsSecret(variable.Name) && (variable.Value is not { } value || !PublicValue.Is(variable.Name, value.Value));

    private void Check(Instruction instruction, bool isLast, bool isShipped, RuleContext context)
    {
        if (instruction.Name is not ("ARG" or "ENV"))
        {
            return;
        }

        foreach (var variable in instruction.Pairs)
        {
            // An ENV that is set to nothing takes a secret away again.
            if (!HoldsSecret(variable) || (instruction.Is("ENV") && variable.Value is null or { Value: "" }))
            {
                continue;
            }

            context.Report(
                this,
                variable.NameSpan,
                isShipped
                    ? $"{variable.Name} looks like a secret, and {instruction.Name} writes it into the image, where everybody who has the image can read it; mount it while building (RUN --mount=type=secret) or pass it when the container starts."
                    : $"{variable.Name} looks like a secret, and {instruction.Name} leaves it in the layers and the record of the build; mount it where it is needed (RUN --mount=type=secret).",
                aliases: Facts.SecretNames.PeersOf(variable.Name, isGlobal: false, isLast),
                severity: isShipped ? null : Severity.Warning);
        }
    }
}
