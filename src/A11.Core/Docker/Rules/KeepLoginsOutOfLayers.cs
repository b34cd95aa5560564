using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>No RUN of the image logs in.</summary>
public sealed class KeepLoginsOutOfLayers : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5009", "no-logins-in-layers", "No RUN of the image logs in", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/DS-0031"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (!file.Final!.Lineage.Contains(stage))
        {
            return;
        }

        foreach (var run in stage.Instructions.Where(instruction => instruction.Is("RUN") && !HasSecretMount(instruction)))
        {
            var commands = LoginCommands.MayBeIn(run.Arguments) || !run.HereDocuments.IsEmpty ? InstructionCommands.Of(run, stage, file) : null;
            foreach (var command in commands?.Commands ?? [])
            {
                if (LoginCommands.Find(command) is { } login)
                {
                    ImmutableArray<string> aliases = login.IsTrivys && stage == file.Final ? ["trivy/DS-0031"] : [];
                    context.Within(commands!.Map).Report(this, command.Words[0].Span.Union(command.Words[login.WordCount - 1].Span), $"This login writes its credentials to {login.Place}, and the layer keeps them for everybody who has the image; mount the secret (RUN --mount=type=secret) and use it without a login, or log in when the container starts.", aliases: aliases);
                }
            }
        }
    }

    private static bool HasSecretMount(Instruction run) => run.Mounts.Any(mount => mount.Type == "secret");
}
