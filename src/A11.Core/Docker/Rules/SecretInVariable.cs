using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Secrets.Values;

namespace A11.Core.Docker.Rules;

/// <summary>Finds secrets in ARG and ENV, which the image keeps.</summary>
public sealed class SecretInVariable : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0004", "secret-in-variable", "ARG and ENV must not hold secrets", Severity.Error, Category.Secure)
    {
        Aliases = ["hadolint/DL3064", "buildkit/SecretsUsedInArgOrEnv", "trivy/DS-0031"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var argument in file.Preamble.SelectMany(instruction => instruction.Pairs).Where(HoldsSecret))
        {
            var message = $"{argument.Name} looks like a secret, and build arguments are stored in the build record. Use RUN --mount=type=secret where it is needed.";
            context.Report(this, argument.NameSpan, message, severity: Severity.Warning);
        }
    }

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var isShipped = file.Final!.Lineage.Contains(stage);
        foreach (var instruction in stage.Instructions)
        {
            Check(instruction, isShipped, context);
            if (instruction.Trigger is { } trigger)
            {
                Check(trigger, isShipped, context);
            }
        }
    }

    /// <summary>Whether a variable's name says that it is a secret, and its value does not say that it is none.</summary>
    internal static bool HoldsSecret(DockerfilePair variable) =>
        SecretNames.IsSecret(variable.Name) && (variable.Value is not { } value || !PublicValue.Is(variable.Name, value.Value));

    private void Check(Instruction instruction, bool isShipped, RuleContext context)
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
                    ? $"{variable.Name} looks like a secret, and {instruction.Name} stores it in the image. Use RUN --mount=type=secret during the build, or pass it when the container starts."
                    : $"{variable.Name} looks like a secret, and {instruction.Name} stores it in the build cache and build record. Use RUN --mount=type=secret where it is needed.",
                severity: isShipped ? null : Severity.Warning);
        }
    }
}
