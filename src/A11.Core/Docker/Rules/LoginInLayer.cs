using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds logins whose credentials stay in a layer of the image.</summary>
public sealed class LoginInLayer : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5009", "login-in-layer", "RUN must not store credentials in the image", Severity.Error, Category.Secure)
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
            var commands = LoginCommands.MayBeIn(run.Arguments) || !run.HereDocuments.IsEmpty ? InstructionCommands.Read(run, stage, file) : null;
            foreach (var command in commands?.Commands ?? [])
            {
                if (LoginCommands.Find(command) is { } login)
                {
                    context.Within(commands!.Map).Report(this, command.Words[0].Span.Union(command.Words[login.WordCount - 1].Span), $"This command stores credentials in {login.Place}, and they stay in the image. Use RUN --mount=type=secret without a login, or log in when the container starts.");
                }
            }
        }
    }

    private static bool HasSecretMount(Instruction run) => run.Mounts.Any(mount => mount.Type == "secret");
}
