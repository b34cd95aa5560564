using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for mounted secrets that are copied into the layer.</summary>
public sealed class SecretInLayer : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6036", "secret-in-layer", "A mounted secret must not be written to the layer", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var mount in run.Run.Mounts.Where(static mount => mount.Type == "secret"))
        {
            // Where no target is named, the engine mounts it by its ID (Dockerfile reference, “RUN --mount=type=secret”).
            var path = mount.Target ?? (mount.Id is { } id ? $"/run/secrets/{id}" : null);
            if (path is null)
            {
                continue;
            }

            foreach (var command in run.Script.Commands)
            {
                if (CopyOf(path, command) is { } target && !IsDropped(target, run))
                {
                    context.Within(run.Map).Report(this, target.Span, $"{command.Name} writes the secret to {target.Value}, and the layer keeps it for everybody who has the image. Read it from {path} where it is needed, or mount it there with target=.");
                }
            }
        }
    }

    /// <summary>The file that a command writes the secret to; null where it writes none.</summary>
    private static ShellWord? CopyOf(string secret, ShellCommand command)
    {
        var operands = command.Operands.ToArray();
        if (command.Name is "cp" or "mv" or "install" && operands.Length > 1 && operands[..^1].Any(operand => operand.Value == secret))
        {
            return operands[^1];
        }

        return command.Name == "cat" && operands.Any(operand => operand.Value == secret)
            ? command.Node.Redirections.FirstOrDefault(static redirection => redirection.Operator is ">" or ">>" or ">|" && redirection.Descriptor is "" or "1")?.Target
            : null;
    }

    /// <summary>Whether the copy is gone when the RUN ends, or never was in the layer.</summary>
    private static bool IsDropped(ShellWord target, DockerRun run) =>
        target.ConstantValue is not { } path
        || path.StartsWith("/dev/", StringComparison.Ordinal)
        || run.Removes(path)
        || run.MountsOver(path);
}
