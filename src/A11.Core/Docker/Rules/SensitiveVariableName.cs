using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Secrets.Values;

namespace A11.Core.Docker.Rules;

/// <summary>Finds ARG and ENV whose names suggest a credential, where SecretInVariable sees none.</summary>
public sealed class SensitiveVariableName : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5008", "sensitive-variable-name", "ARG and ENV should not have names that suggest credentials", Severity.Info, Category.Secure)
    {
        Aliases = ["hadolint/DL3064", "buildkit/SecretsUsedInArgOrEnv", "trivy/DS-0031"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var argument in file.Preamble)
        {
            Check(argument, context);
        }

        foreach (var stage in file.Stages)
        {
            foreach (var instruction in stage.Instructions)
            {
                Check(instruction.Trigger ?? instruction, context);
            }
        }
    }

    private void Check(Instruction instruction, RuleContext context)
    {
        if (instruction.Name is not ("ARG" or "ENV"))
        {
            return;
        }

        foreach (var variable in instruction.Pairs)
        {
            var isReported = SecretInVariable.HoldsSecret(variable) && !(instruction.Is("ENV") && variable.Value is null or { Value: "" });
            if (SecretNames.SuggestsCredential(variable.Name) && !isReported)
            {
                context.Report(this, variable.NameSpan, $"The name {variable.Name} suggests a credential, which {instruction.Name} would store in the image. Rename the variable, or use RUN --mount=type=secret.");
            }
        }
    }
}
