using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds instructions that need a shell in images without one.</summary>
public sealed class MissingShell : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6002", "missing-shell", "The shell form needs an image that contains a shell", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var instruction in stage.Instructions)
        {
            if (instruction.Name is "RUN" or "CMD" or "ENTRYPOINT" && instruction.Arguments.Length > 0 && instruction.Flag("mount") is null && NeedsShell(instruction) && StagePrograms.Lacks(stage, "sh", file))
            {
                var consequence = instruction.Is("RUN") ? "so the build fails. Run this in an earlier stage, and copy the result" : $"so the container can't start. Use the exec form, for example {instruction.Name} [\"/app/server\"]";
                context.Report(this, instruction.Keyword, $"{instruction.Name} needs a shell here, which {stage.Base.Text} does not contain, {consequence}.");
                return;
            }
        }
    }

    /// <summary>CMD in shell form needs a shell even after an ENTRYPOINT, whose arguments it then becomes.</summary>
    private static bool NeedsShell(Instruction instruction) =>
        !instruction.IsExec || instruction.Words is [{ Value: "sh" or "/bin/sh" or "bash" or "/bin/bash" }, ..];
}
